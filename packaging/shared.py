"""Runs before everything else in a frozen program: both programs take their modules from one archive beside them."""

import sys

sys._pyinstaller_pyz = f"{sys._MEIPASS}/gknb.pyz"  # type: ignore[attr-defined]  # noqa: SLF001
