"""Tests run without a screen, in a folder of their own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
