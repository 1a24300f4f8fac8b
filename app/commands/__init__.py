"""The commands, one module each: `HELP` and `DETAILS` (texts), `arguments(parser)`, `run(options) -> exit code`.

The modules are loaded to show the help: what is heavy to load is imported inside `run`.
"""

COMMANDS = ("new", "check", "explain", "export", "template")
"""Names of the commands, in the order of the help; the module has the same name."""

GOOD, FOUND, FAILED = 0, 1, 2
"""Exit codes: done; done, with findings of level error; not done (a file or an argument is wrong)."""
