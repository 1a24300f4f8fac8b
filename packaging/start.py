"""Set everything up and run the program or its tests, on Debian and on Windows. Needs Python 3.11 alone.

    python3 packaging/start.py run     open the window on an example; without a screen, write its Word file
    python3 packaging/start.py test    pass the tests; further arguments go to pytest
    python3 packaging/start.py setup   only set up (EXTRA … names further groups of packages: dev, package)

Options before the command: --venv DIR (default .venv), --versions lowest|current.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = sys.platform == "win32"
QT_LIBRARIES = ("libegl1", "libgl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libxkbcommon0")
SCREEN_LIBRARIES = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "fonts-noto-cjk",
)
LAST_PYTHON_OF_LOWEST = (3, 13)


def main() -> int:
    options, rest = arguments()
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets as far as this line
        sys.exit("需要Python 3.11或更高版本。")
    if options.command == "setup":
        prepare(options, tuple(rest))
        return 0
    if options.command == "test":
        return test(prepare(options, ("test",)), rest)
    return run(prepare(options, ()))


def arguments() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    newest = sys.version_info[:2] > LAST_PYTHON_OF_LOWEST
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv")
    parser.add_argument("--versions", choices=("lowest", "current"), default="current" if newest else "lowest")
    parser.add_argument("command", choices=("run", "test", "setup"))
    return parser.parse_known_args()


def prepare(options: argparse.Namespace, extras: tuple[str, ...]) -> Path:
    """The Python of the virtual environment, made and filled as far as it is not yet."""
    if sys.platform == "linux":
        need_debian(*QT_LIBRARIES, *(SCREEN_LIBRARIES if has_screen() else ()))
    venv = options.venv.resolve()
    python: Path = venv / ("Scripts/python.exe" if WINDOWS else "bin/python")
    if not works(python):
        make_venv(venv)
    install(python, venv / "installed", ROOT / "requirements" / f"{options.versions}.txt", extras)
    return python


def need_debian(*packages: str) -> None:
    """Install what is missing of Debian's packages; elsewhere, or without the right to, say what is missing."""
    if not shutil.which("dpkg-query"):
        return
    missing = [name for name in packages if not installed(name)]
    if not missing:
        return
    if os.geteuid() != 0:
        print(f"缺少系统软件包，请先由管理员安装：apt-get install {' '.join(missing)}", file=sys.stderr)
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call(["apt-get", "-q", "update"], env=environment)
    call(["apt-get", "install", "-y", "-q", "--no-install-recommends", *missing], env=environment)


def installed(package: str) -> bool:
    shown = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Status}", package], capture_output=True, text=True, check=False
    )
    return shown.stdout.endswith(" installed")


def works(python: Path) -> bool:
    if not python.exists():
        return False
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def make_venv(venv: Path) -> None:
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", venv], capture_output=True, text=True, check=False)
    if made.returncode != 0 and sys.platform == "linux":
        # Debian keeps what makes virtual environments in a package of its own
        need_debian(f"python3.{sys.version_info[1]}-venv")
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", venv], text=True, check=False)
    if made.returncode != 0:
        sys.exit(f"建不了Python虚拟环境：{made.stderr or made.stdout or ''}")


def install(python: Path, stamp: Path, versions: Path, extras: tuple[str, ...]) -> None:
    """Install the program (as it stands in this folder) with the locked versions, unless that was done before."""
    state = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + versions.read_bytes()).hexdigest()
    done = stamp.read_text(encoding="utf-8").split() if stamp.exists() else []
    if done[:1] == [state] and set(extras) <= set(done[1:]):
        return
    wanted = sorted({*extras, *(done[1:] if done[:1] == [state] else ())})
    what = f".[{','.join(wanted)}]" if wanted else "."
    call([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-c", str(versions), "-e", what])
    stamp.write_text(" ".join([state, *wanted]), encoding="utf-8")


def has_screen() -> bool:
    return WINDOWS or sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(python: Path) -> int:
    """Open a copy of the example, so that the example itself stays; without a screen write its Word file."""
    folder = ROOT / "build" / "example"
    folder.mkdir(parents=True, exist_ok=True)
    draft, word = folder / "示范县农业农村局2025年年报.gknb", folder / "示范县农业农村局2025年年报.docx"
    if not draft.exists():
        shutil.copyfile(ROOT / "examples" / "sample-2025.gknb", draft)
    if has_screen():
        return call([str(python), "-m", "app", str(draft)], check=False)
    print("这里没有图形界面，改为填写示例年报并生成Word文件。", flush=True)
    return call([str(python), "-m", "app", "export", str(draft), "-o", str(word), "--force"], check=False)


def test(python: Path, rest: Sequence[str]) -> int:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return call([str(python), "-m", "pytest", *rest], env=environment, check=False)


def call(command: Sequence[str], *, env: dict[str, str] | None = None, check: bool = True) -> int:
    """Run a command in the project's folder; end here when it fails and `check` is on."""
    code = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    if check and code != 0:
        sys.exit(f"失败（退出码{code}）：{' '.join(command)}")
    return code


if __name__ == "__main__":
    sys.exit(main())
