"""A log without report text: what failed and where in the program, never what the clerk wrote.

Messages of exceptions may quote the report, so only their types are written, with the numbers of system errors.
What only an entry needs is imported with the first one: every start loads this module, and few ever write.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from types import TracebackType

from app import __version__

FILE = "gknb.log"
MOST_BYTES = 500_000
KEPT = 4
"""Full logs that are kept besides the current one."""


class Log:
    """Appends to `gknb.log` in `folder`; a full one becomes `gknb.1.log` and so on. Never raises OSError."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE

    def write(self, text: str) -> None:
        """One entry; `text` must not hold anything of a report."""
        with suppress(OSError):
            self._write(text)

    def _write(self, text: str) -> None:
        from datetime import datetime

        from app.system.private import private

        private(self.file.parent)
        if self.file.exists() and self.file.stat().st_size > MOST_BYTES:
            self._turn()
        with self.file.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')} {text}\n")

    def _turn(self) -> None:
        names = [self.file, *(self.file.with_name(f"gknb.{number}.log") for number in range(1, KEPT + 1))]
        for newer, older in reversed(list(pairwise(names))):
            with suppress(OSError):
                newer.replace(older)

    def crash(self, error: BaseException) -> None:
        """An exception with its whole way through the program."""
        import platform

        about = f"gknb {__version__}, Python {platform.python_version()}, {platform.platform()}"
        self.write(f"crash ({about})\n{described(error)}")


def described(error: BaseException) -> str:
    """The traceback of an exception and of those behind it, without their messages."""
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in chain:
        chain.append(at)
        at = at.__cause__ or at.__context__
    return "\nduring or because of which:\n".join(map(_one, reversed(chain)))


def _one(error: BaseException) -> str:
    import traceback

    number = f" {error.errno} {getattr(error, 'winerror', '')}".rstrip() if isinstance(error, OSError) else ""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{frames}{type(error).__module__}.{type(error).__qualname__}{number}"


def catch_crashes(log: Log, tell: Callable[[BaseException], None]) -> Callable[[], None]:
    """Log what nobody caught, then `tell` the clerk; returns what undoes that.

    Qt hands exceptions of its slots to the same hook. A crash while telling is logged and told no more.
    """
    before = sys.excepthook
    telling = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal telling
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
            return
        log.crash(error.with_traceback(trace))
        if not telling:
            telling = True
            try:
                tell(error)
            finally:
                telling = False

    def undo() -> None:
        sys.excepthook = before

    sys.excepthook = hook
    return undo
