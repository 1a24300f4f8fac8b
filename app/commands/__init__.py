"""The commands, one module each: `HELP` and `DETAILS` (texts), `arguments(parser)`, `run(options) -> exit code`.

The modules are loaded to show the help: what is heavy to load is imported inside `run`.
"""

from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from types import ModuleType

from app.errors import GknbError

COMMANDS = (
    "new",
    "import",
    "register",
    "check",
    "diff",
    "explain",
    "causes",
    "export",
    "signoff",
    "published",
    "pack",
    "template",
)
"""Names of the commands, in the order of the help; the module has the same name, `import` being `import_`."""


def module(name: str) -> ModuleType:
    """The module of a command."""
    return import_module(f"app.commands.{name}{'_' if iskeyword(name) else ''}")


GOOD, FOUND, FAILED = 0, 1, 2
"""Exit codes: done; done, with findings of level error; not done (a file or an argument is wrong)."""


def refuse_draft(path: Path, *, force: bool) -> None:
    """Raise `GknbError` for a path where no new draft can be put; an existing file is replaced only by force."""
    if path.suffix.lower() != ".gknb":
        raise GknbError(f"草稿的文件名要以“.gknb”结尾，现在是“{path.name}”")
    refuse_folder(path)
    if path.exists() and not force:
        raise GknbError(f"“{path}”已经有了，没有改动它。请换一个文件名，要替换它请加 --force")


def refuse_folder(path: Path) -> None:
    """Raise `GknbError` for a file in a folder that is not there: nothing is made that was not asked for."""
    folder = path.parent
    if not _is_folder(folder):
        raise GknbError(f"没有文件夹“{folder}”，没有写成“{path.name}”。请先建好这个文件夹，或者换一个位置")


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except (OSError, ValueError):
        return False
