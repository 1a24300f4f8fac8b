"""The window that says what to do after a mistake of the program, instead of vanishing."""

from __future__ import annotations

import faulthandler
from pathlib import Path
from typing import IO, TYPE_CHECKING

from app.errors import INCOMPLETE, lacks_a_part
from app.system.logs import Log, catch_crashes

if TYPE_CHECKING:
    from ui.window.window import Window


def watch(window: Window, logs: Path) -> Log:
    """From now on every exception that nobody catches is logged and told."""
    log = Log(logs)
    catch_crashes(log, lambda error: tell(window, log, error))
    return log


def tell(window: Window, log: Log, error: BaseException | None = None) -> None:
    """Save what can be saved, and say where it is; and what to do where a part of the program is missing."""
    keeper = window.documents.open_file
    where = "没有打开的年报，没有内容丢失。"
    if keeper:
        if keeper.autosave.write_and_wait():
            where = f"窗口里的内容已存入恢复文件：\n{keeper.autosave.file}\n下次启动时会问您是否恢复。"
        else:
            where = "恢复文件没有写成。请马上用“文件→另存为”把年报存到别的位置。"
    advice = f"请先保存，再关闭并重新启动程序。出错的位置记在日志里（不含年报内容）：\n{log.file}"
    what = INCOMPLETE if lacks_a_part(error) else "程序遇到一个没有料到的错误"
    window.ask.tell(window, "程序出错了", f"{what}。\n{where}", advice)


def watch_hard_crashes(logs: Path) -> IO[str] | None:
    """Have crashes below Python written to a file; the file, to be kept open. None where there can be none."""
    try:
        logs.mkdir(parents=True, exist_ok=True)
        path = logs / "hard-crash.log"
        if path.exists() and path.stat().st_size:
            path.replace(
                path.with_name("hard-crash.1.log")
            )  # of the last time: it is read after the program was restarted
        file = path.open("w", encoding="utf-8")
    except OSError:
        return None
    faulthandler.enable(file)
    return file


def stop_watching(file: IO[str]) -> None:
    faulthandler.disable()
    file.close()
