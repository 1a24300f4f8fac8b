"""The command line. `gknb` and `gknb FILE` open the window; no other command loads Qt."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from app.commands import COMMANDS, FAILED, GOOD, console, module
from app.errors import INCOMPLETE, GknbError, lacks_a_part, why

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""


FIRST_BUILD = 17763
"""Of Windows 10, 1809."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line and return its exit code. Never lets an exception out."""
    _help_out()
    console.use_utf8()
    arguments = list(sys.argv[1:] if argv is None else argv)
    code = _guarded(lambda: _run(arguments))
    return _guarded(console.finish) or code


def _guarded(do: Callable[[], int]) -> int:
    """The exit code of `do`, however it ends; what went wrong is said."""
    try:
        return do()
    except SystemExit as done:
        return int(done.code or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if "GKNB_DEBUG" in os.environ:
            raise
        return _failed(error)


def _help_out() -> None:
    """In the packaged program a helper process of `check --jobs` is the program once more; it never returns."""
    if getattr(sys, "frozen", False) and any("multiprocessing" in argument for argument in sys.argv[1:]):
        from multiprocessing import freeze_support

        freeze_support()


def _run(arguments: list[str]) -> int:
    if _is_file(arguments):
        return _open_window(Path(arguments[0]) if arguments else None)
    from app.commands.usage import parser

    _keep_the_installer_away()
    options = parser(_selftest).parse_args(arguments)
    return int(module(options.command).run(options))


def _failed(error: Exception) -> int:
    """Say in one line what went wrong; the exit code for it."""
    if lacks_a_part(error):
        _note(error)
        console.complain(f"{INCOMPLETE}。")
    elif isinstance(error, GknbError):
        console.complain(error.sentence)
    elif isinstance(error, OSError):
        console.complain(f"{why(error)}：{error.filename}。" if error.filename else f"没有做完：{why(error)}。")
    elif not isinstance(error, console.NobodyReads):
        _note(error)
        console.complain(f"程序内部出错（{type(error).__name__}），没有改动任何文件。请把命令和文件发给维护人员。")
    return FAILED


def _is_file(arguments: list[str]) -> bool:
    """Whether the command line asks for the window: nothing, or one argument that is no command."""
    if not arguments:
        return True
    return len(arguments) == 1 and arguments[0] not in COMMANDS and not arguments[0].startswith("-")


def _open_window(file: Path | None) -> int:
    if file is not None and sys.stderr is not None and not file.is_file():
        raise GknbError(f"没有文件“{file}”，也没有叫这个名字的命令。用“gknb --help”看用法")
    if find_spec("PySide6") is None:
        raise GknbError("没有安装窗口部件PySide6，只能用命令行。用“gknb --help”看用法")
    if not _has_screen():
        raise GknbError("这里没有图形界面，打不开窗口，只能用命令行。用“gknb --help”看用法")
    refuse_old_windows(_windows_build())
    gc.disable()  # nothing to collect yet, though loading Qt makes Python look; ui/window/garbage.py takes over
    try:
        start = import_module("ui.window.start")
    except (ImportError, OSError) as error:
        _note(error)
        raise GknbError(INCOMPLETE) from error
    return int(start.main(file))


def _keep_the_installer_away() -> None:
    """No upgrade takes the program away while the packaged command line is at work."""
    if sys.platform == "win32" and getattr(sys, "frozen", False):
        from app.system.windows import hold_while_commanding

        hold_while_commanding()


def refuse_old_windows(build: int | None) -> None:
    """Raise `GknbError` on a Windows that Qt does not start on, before Qt ends the program without a word."""
    if build is not None and build < FIRST_BUILD:
        raise GknbError(
            "本程序需要Windows 10（1809版）或更高版本，这台电脑的Windows太旧，打不开。请换一台电脑，或请管理员升级系统"
        )


def _windows_build() -> int | None:
    if sys.platform != "win32":
        return None
    version = sys.getwindowsversion()  # an older one to a program that is to run as on an older Windows
    return max(version.build, version.platform_version[2])


def _note(error: Exception) -> None:
    """Log why the window did not start: nothing of a report is in it."""
    from app.system.folders import user_folders
    from app.system.logs import Log

    Log(user_folders().logs).crash(error)


def _has_screen() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in {"win32", "darwin"} or any(map(os.environ.get, names))


def _selftest(out: Path) -> int:
    """The window is tried too where there is a screen."""
    from app.commands.selftest import run

    with_window = find_spec("PySide6") is not None and _has_screen()
    window = import_module("ui.window.selftest") if with_window else None
    steps = [("window", window.window), ("pdf", window.pdf)] if window else []
    return GOOD if run(out, *steps) else FAILED


if __name__ == "__main__":
    sys.exit(main())
