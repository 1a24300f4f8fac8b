"""What Qt expects of the system's language."""

from __future__ import annotations

import locale
import os
import sys


def expect_utf8() -> None:
    """Before Qt starts: where the language has another encoding, Qt would take UTF-8 anyhow, and complain in English."""
    if sys.platform == "linux" and locale.getencoding().upper() != "UTF-8":
        os.environ["LC_ALL"] = "C.UTF-8"
