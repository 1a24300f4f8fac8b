"""What the reader of workbooks raises over damaged files, as a sentence.

It is written in Rust and may panic over bytes that nobody would write: Python then sees an exception that no
`except Exception` catches, and the panic writes a report of its own to standard error.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from app.errors import UnreadableFile

_PANIC = "PanicException"
_ERRORS = 2
"""The file number of standard error."""


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Raises `UnreadableFile`, naming the file `name`, for whatever the reader says of it."""
    from python_calamine import CalamineError, PasswordError

    from app.documents.workbook.book import damaged

    with _without_reports():
        try:
            yield
        except PasswordError as error:
            raise UnreadableFile(f"“{name}”设有密码，没有读入。请用Excel或WPS打开，去掉密码另存后再导入") from error
        except (CalamineError, ValueError, OSError) as error:
            raise damaged(name) from error
        except BaseException as error:
            if type(error).__name__ != _PANIC:
                raise
            raise damaged(name) from None


@contextmanager
def _without_reports() -> Iterator[None]:
    """Let what native code writes to standard error go nowhere; a program without one has nothing to hide."""
    kept = nowhere = -1
    with suppress(OSError):
        kept, nowhere = os.dup(_ERRORS), os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _ERRORS)
    try:
        yield
    finally:
        with suppress(OSError):
            os.dup2(kept, _ERRORS)
        for file in (kept, nowhere):
            with suppress(OSError):
                os.close(file)
