"""Test, build, audit and pack the program for Windows x64, and try its installer.

On Windows, with Python 3.11 and NSIS (everything else is installed by packaging/start.py setup test package):

    .venv\\Scripts\\python packaging\\windows.py

On another system that can run Windows programs, name how: `--run` is put before every Windows command, `--python` is
the Windows Python (with the packages of requirements/lowest.txt), `--share` a local folder and the name by which
Windows knows it:

    python3 packaging/windows.py --run "run-windows" --python 'C:\\py311\\python.exe' --share /srv/win 'D:\\win'

Steps may be named after the options: tests build audit selftest pack install upgrade; the last only where named, it
builds a later version too and takes half an hour. The results lie in SHARE/gknb-build.
"""

from __future__ import annotations

import argparse
import json
import runpy
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from packing import Packing  # type: ignore[import-not-found]

ROOT = Path(__file__).resolve().parent.parent
STEPS = ("tests", "build", "audit", "selftest", "pack", "install")
LONG = ("upgrade",)
LATER = "99.0.0"
"""The version that is upgraded to."""
IN_FOLDER = (
    "import os, runpy, sys; os.chdir(sys.argv[1]); os.environ['QT_QPA_PLATFORM'] = 'offscreen'; "
    "os.environ['PYTHONUTF8'] = '1'; sys.path[:0] = [sys.argv[1], sys.argv[1] + '/packaging']; sys.argv = sys.argv[2:]; "
    "(runpy.run_path if sys.argv[0].endswith('.py') else runpy.run_module)(sys.argv[0], run_name='__main__')"
)
"""Runs a module or script of the Windows Python in a folder, since the command that starts it may not hand both on."""


@dataclass(frozen=True)
class Windows:
    """How to reach Windows: what to put before a command, its Python, a folder that both sides see."""

    run: tuple[str, ...]
    python: str
    here: Path
    there: str

    @property
    def work(self) -> Path:
        return self.here / "gknb-build"

    def path(self, local: Path) -> str:
        """The name that Windows has for a local path under the shared folder."""
        inside = local.relative_to(self.here).parts
        return "\\".join((self.there.rstrip("\\"), *inside))

    def call(self, *command: str) -> int:
        return subprocess.run([*self.run, *command], check=False).returncode

    def module(self, name: str, *arguments: str) -> int:
        """Run a module or script with the Windows Python in the copy of the sources."""
        return self.call(self.python, "-c", IN_FOLDER, self.path(self.work / "src"), name, *arguments)


def main() -> int:
    options = arguments()
    windows = Windows(tuple(shlex.split(options.run)), options.python, options.share[0], options.share[1])
    windows.work.mkdir(parents=True, exist_ok=True)
    copy_sources(windows.work / "src")
    for step in options.steps or STEPS:
        print(f"== {step}", flush=True)
        if not globals()[step](windows, options):
            print(f"FAILED: {step}", flush=True)
            return 1
    print("== all good")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    build = ROOT / "build"
    parser.add_argument("--run", default="")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--share", nargs=2, default=(str(build), str(build)), metavar=("LOCAL", "WINDOWS"))
    parser.add_argument("--makensis", default=shutil.which("makensis") or r"C:\Program Files (x86)\NSIS\makensis.exe")
    # NSIS as published for Windows makes 32-bit installers alone; both kinds install the same 64-bit program
    parser.add_argument("--installer", choices=("x86", "amd64"), default="x86" if sys.platform == "win32" else "amd64")
    parser.add_argument("--sign", default="", metavar="COMMAND", help="signs the file whose name is put after it")
    parser.add_argument("steps", nargs="*", choices=[*STEPS, *LONG, []], default=[])
    options = parser.parse_args()
    options.share = (Path(options.share[0]).resolve(), options.share[1])
    return options


def copy_sources(to: Path) -> None:
    """A clean copy of what git knows."""
    shutil.rmtree(to, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode("utf-8").split("\0")):
        if (ROOT / name).is_file():
            target = to / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)


def version() -> str:
    return str(runpy.run_path(str(ROOT / "packaging" / "bundle.py"))["version"]())


def tests(windows: Windows, _: argparse.Namespace) -> bool:
    return windows.module("pytest", "-q", "-p", "no:cacheprovider") == 0


def build(windows: Windows, _: argparse.Namespace) -> bool:
    shutil.rmtree(windows.work / "dist", ignore_errors=True)
    places = ("--distpath", windows.path(windows.work / "dist"), "--workpath", windows.path(windows.work / "temp"))
    done = windows.module("PyInstaller", "--noconfirm", "--log-level", "WARN", *places, "build.spec")
    bundle = windows.work / "dist" / "gknb"
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file())
    print(f"bundle: {size / 1e6:.0f} MB")
    return done == 0 and (bundle / "gknb.exe").is_file()


def audit(windows: Windows, _: argparse.Namespace) -> bool:
    return windows.module("packaging/audit.py", windows.path(windows.work / "dist" / "gknb")) == 0


def selftest(windows: Windows, _: argparse.Namespace) -> bool:
    """Run the frozen program from a path with Chinese and blanks."""
    home = windows.work / "示范 单位（试用）"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(windows.work / "dist" / "gknb", home / "年报 助手")
    out = home / "自检 结果.json"
    windows.call(windows.path(home / "年报 助手" / "gknb-cli.exe"), "--selftest", windows.path(out))
    if not out.exists():
        return False
    seen = json.loads(out.read_text(encoding="utf-8"))
    print(json.dumps(seen, ensure_ascii=False, indent=1))
    return bool(seen["good"])


def pack(windows: Windows, options: argparse.Namespace) -> bool:
    """Set-up, MSI, portable zip and their SHA-256."""
    bundle, out = windows.work / "dist" / "gknb", windows.work / "out"
    return bool(Packing(bundle, out, version(), options.makensis, options.installer == "amd64", options.sign).all())


def install(windows: Windows, _: argparse.Namespace) -> bool:
    setup = windows.work / "out" / f"gknb-{version()}-setup.exe"
    return windows.module("packaging/tryinstall.py", windows.path(setup), version()) == 0


def upgrade(windows: Windows, options: argparse.Namespace) -> bool:
    """From what was packed to a later version of the same sources, under load."""
    later = Windows(windows.run, windows.python, windows.here / "later", windows.there + "\\later")
    older = windows.work / "out" / f"gknb-{version()}-setup.exe"
    newer = later.work / "out" / f"gknb-{LATER}-setup.exe"
    if not newer.exists():
        copy_sources(later.work / "src")
        told = later.work / "src" / "app" / "__init__.py"
        told.write_text(told.read_text(encoding="utf-8").replace(version(), LATER), encoding="utf-8")
        bundle = later.work / "dist" / "gknb"
        packing = Packing(bundle, newer.parent, LATER, options.makensis, options.installer == "amd64")
        if not build(later, options) or not packing.all():
            return False
    sides = (windows.path(older), version(), later.path(newer), LATER)
    return windows.module("packaging/tryupgrade.py", *sides) == 0


if __name__ == "__main__":
    sys.exit(main())
