"""The commands, one module each: `HELP` and `DETAILS` (texts), `arguments(parser)`, `run(options) -> exit code`.

The modules are loaded to show the help: what is heavy to load is imported inside `run`.
"""

from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from types import ModuleType

from app.errors import GknbError

COMMANDS = ("new", "import", "check", "explain", "export", "template")
"""Names of the commands, in the order of the help; the module has the same name, `import` being `import_`."""


def module(name: str) -> ModuleType:
    """The module of a command."""
    return import_module(f"app.commands.{name}{'_' if iskeyword(name) else ''}")


GOOD, FOUND, FAILED = 0, 1, 2
"""Exit codes: done; done, with findings of level error; not done (a file or an argument is wrong)."""


def refuse_draft(path: Path) -> None:
    """Raise `GknbError` for a path where no new draft can be put; an existing file is never replaced."""
    if path.suffix.lower() != ".gknb":
        raise GknbError(f"草稿的文件名要以“.gknb”结尾，现在是“{path.name}”")
    if path.exists():
        raise GknbError(f"“{path}”已经有了，没有改动它。请换一个文件名")
