"""The commands, one module each: `HELP` and `DETAILS` (texts), `arguments(parser)`, `run(options) -> exit code`.

The modules are loaded to show the help: what is heavy to load is imported inside `run`.
"""

from importlib import import_module
from keyword import iskeyword
from types import ModuleType

COMMANDS = ("new", "import", "check", "explain", "export", "template")
"""Names of the commands, in the order of the help; the module has the same name, `import` being `import_`."""


def module(name: str) -> ModuleType:
    """The module of a command."""
    return import_module(f"app.commands.{name}{'_' if iskeyword(name) else ''}")


GOOD, FOUND, FAILED = 0, 1, 2
"""Exit codes: done; done, with findings of level error; not done (a file or an argument is wrong)."""
