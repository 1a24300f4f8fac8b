"""Set everything up and run the program or its tests, on Debian and on Windows. Needs Python 3.11 alone.

    python3 packaging/start.py run     open the window on an example; without a screen, write its Word file
    python3 packaging/start.py test    pass the tests; further arguments go to pytest
    python3 packaging/start.py setup   only set up (EXTRA … names further groups of packages: dev, package)

Options before the command: --venv DIR (default .venv), --versions lowest|current.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = sys.platform == "win32"
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt loads, and Debian's package of it: the packages have other names elsewhere, the libraries have not."""
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
CHINESE_FONT = re.compile(
    r"cjk|han(sans|serif)|wqy|uming|ukai|gbsn|gkai|sim(sun|hei|fang|kai)|fang|song|kai|hei|droid", re.I
)
LAST_PYTHON_OF_LOWEST = (3, 13)
AMOUNT = "约下载110MB，装好后占350MB左右，一般要2到5分钟，看网速"
NO_INDEX = (
    "连不上软件源。第一次运行要联网下载安装包，请连上网络后再运行一次；装好以后不再需要网络。"
    "单位有自己的软件源时，请先按它的说明设好pip（或apt）。"
)
REASONS = {
    r"No space left|Errno 28\b|not enough free space": "磁盘空间不够。请清理出1GB左右后再运行一次。",
    r"onnection|Temporary failure|Max retries|timed? ?out|ProxyError|SSLError|unreachable|resolve '|to (fetch|locate) ": NO_INDEX,
}
LINK = """
import os, sys, sysconfig
from pathlib import Path
line = f"import os, sys; sys.path.append(os.fsdecode({os.fsencode(sys.argv[1])!r}))\\n"
Path(sysconfig.get_path("purelib"), "gknb.pth").write_text(line, encoding="ascii")
"""
"""Lets the virtual environment find this folder. In ASCII: Python before 3.13 reads such a file in the system's encoding,
and some names of folders that stand there in UTF-8, as pip writes them, keep it from starting on a Chinese Windows."""


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace", line_buffering=True)
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets as far as this line
        sys.exit("需要Python 3.11或更高版本。")
    options, rest = arguments()
    try:
        return int(COMMANDS[options.command](options, rest))
    except KeyboardInterrupt:
        print("\n已中断。再运行一次会接着做。", file=sys.stderr)
        return 130


def arguments() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    newest = sys.version_info[:2] > LAST_PYTHON_OF_LOWEST
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv")
    parser.add_argument("--versions", choices=("lowest", "current"), default="current" if newest else "lowest")
    parser.add_argument("command", choices=tuple(COMMANDS))
    return parser.parse_known_args()


def run(options: argparse.Namespace, _: Sequence[str]) -> int:
    """Open a copy of the example, so that the example itself stays; without a screen write its Word file."""
    screen = has_screen()
    need(missing(QT_LIBRARIES, SCREEN_LIBRARIES) + chinese_font() if screen else [])
    python = prepare(options, ())
    folder = ROOT / "build" / "example"
    folder.mkdir(parents=True, exist_ok=True)
    draft, word = folder / "示范县农业农村局2025年年报.gknb", folder / "示范县农业农村局2025年年报.docx"
    if not draft.exists():
        shutil.copyfile(ROOT / "examples" / "sample-2025.gknb", draft)
    if screen and opens_windows(python):
        return call([str(python), "-m", "app", str(draft)])
    print("这里没有能用的图形界面，改为填写示例年报并生成Word文件。", flush=True)
    return call([str(python), "-m", "app", "export", str(draft), "-o", str(word), "--force"])


def test(options: argparse.Namespace, rest: Sequence[str]) -> int:
    if still := need(missing(QT_LIBRARIES)):
        sys.exit(f"没有开始测试：缺少{'、'.join(still)}，窗口的测试跑不起来。")
    python = prepare(options, ("test",))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return call([str(python), "-m", "pytest", *rest], environment)


def setup(options: argparse.Namespace, rest: Sequence[str]) -> int:
    need(missing(QT_LIBRARIES))
    prepare(options, tuple(rest))
    return 0


COMMANDS = {"run": run, "test": test, "setup": setup}


def missing(*groups: dict[str, str]) -> list[str]:
    """Debian's names of the packages whose libraries can't be loaded here."""
    if sys.platform != "linux":
        return []
    return [package for group in groups for library, package in group.items() if not loads(library)]


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def chinese_font() -> list[str]:
    """A package of Chinese fonts, where there is none."""
    if sys.platform != "linux":
        return []
    files = (path.name for folder in FONT_FOLDERS for path in Path(folder).expanduser().rglob("*.[ot]t[fc]"))
    return [] if any(map(CHINESE_FONT.search, files)) else ["fonts-noto-cjk"]


def need(packages: list[str]) -> list[str]:
    """Install packages of the system, with what makes virtual environments if that is missing too. Where that can't be
    done, say once what an administrator has to install; end when nothing goes on without it. Returns what is missing."""
    venv = [] if find_spec("ensurepip") else [f"python3.{sys.version_info[1]}-venv"]
    wanted = [*venv, *packages]
    if not wanted or apt_get(wanted):
        return []
    print(f"缺少系统软件包，请先由管理员安装：apt-get install {' '.join(wanted)}", file=sys.stderr)
    if venv:
        sys.exit(f"没有{venv[0]}，建不了Python虚拟环境，没有往下做。")
    return packages


def apt_get(packages: list[str]) -> bool:
    """Whether Debian's packages are now installed; they are where this may be done, and it is said why not."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print(f"正在安装系统软件包：{' '.join(packages)}……")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    said = ""
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-q", *command], env=environment, capture_output=True, text=True, errors="replace", check=False
        )
        said += done.stdout + done.stderr
    if done.returncode != 0:
        print(f"没有装成：{reason(said, r'^E: ')}", file=sys.stderr)
    return done.returncode == 0


def reason(said: str, marks: str) -> str:
    """Why a tool that installs did not: in one sentence, or in the tool's own last words."""
    for pattern, sentence in REASONS.items():
        if re.search(pattern, said):
            return sentence
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next((line for line in reversed(lines) if re.search(marks, line)), lines[-1] if lines else "没有说原因")


def prepare(options: argparse.Namespace, extras: tuple[str, ...]) -> Path:
    """The Python of the virtual environment, made and filled as far as it is not yet."""
    need([])
    venv = options.venv.resolve()
    python: Path = venv / ("Scripts/python.exe" if WINDOWS else "bin/python")
    if not works(python):
        make_venv(venv)
    install(python, venv, ROOT / "requirements" / f"{options.versions}.txt", extras)
    return python


def works(python: Path) -> bool:
    """Whether it is of the same version as this Python, and whole."""
    if not python.exists():
        return False
    command = [str(python), "-c", "import pip, sys; print(*sys.version_info[:2])"]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return done.stdout.split() == [str(number) for number in sys.version_info[:2]]


def make_venv(venv: Path) -> None:
    command = [sys.executable, "-m", "venv", "--clear", str(venv)]
    made = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if made.returncode != 0:
        sys.exit(f"建不了Python虚拟环境“{venv}”：{reason(made.stdout + made.stderr, 'Error')}")


def install(python: Path, venv: Path, versions: Path, extras: tuple[str, ...]) -> None:
    """Install what the program needs in the locked versions, and let it be found in this folder as it stands, unless
    that was done before."""
    project = (ROOT / "pyproject.toml").read_bytes()
    state = hashlib.sha256(project + versions.read_bytes() + os.fsencode(ROOT)).hexdigest()
    stamp = venv / "installed"
    done = stamp.read_text(encoding="utf-8").split() if stamp.exists() else []
    if done[:1] == [state] and set(extras) <= set(done[1:]):
        return
    wanted = sorted({*extras, *(done[1:] if done[:1] == [state] else ())})
    print(f"正在准备运行环境（在“{venv}”里）：{'补装还缺的' if done else AMOUNT}。")
    begun = time.monotonic()
    pip(python, ["-c", str(versions), *requirements(project.decode("utf-8"), wanted)])
    subprocess.run([str(python), "-c", LINK, str(ROOT)], check=True)
    command = command_line(python)
    stamp.write_text(" ".join([state, *wanted]), encoding="utf-8")
    print(f"准备好了，用了{time.monotonic() - begun:.0f}秒。命令行是“{command}”，用法：“{command}” --help")


def requirements(project: str, extras: Sequence[str]) -> list[str]:
    """What pyproject.toml names for the program and for groups of packages."""
    import tomllib

    table = tomllib.loads(project)["project"]
    groups = table["optional-dependencies"]
    if unknown := [name for name in extras if name not in groups]:
        sys.exit(f"没有“{unknown[0]}”这一组软件包，可写{'、'.join(groups)}。")
    return [*table["dependencies"], *(package for name in extras for package in groups[name])]


def pip(python: Path, packages: list[str]) -> None:
    """Let pip install, and say in short what it fetches; its own pages are shown in one sentence when it fails."""
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-color", *packages]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8:backslashreplace", "PYTHONUNBUFFERED": "1"}
    said = ""
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as process:
        for line in process.stdout or ():
            said += line
            tell(line)
    if process.returncode != 0:
        log = python.parent.parent / "pip.log"
        log.write_text(said, encoding="utf-8")
        sys.exit(f"没有装成：{reason(said, '^ERROR|Error:')}\npip说的全部在“{log}”里。")


def tell(line: str) -> None:
    """One line of pip's in Chinese, where it is worth one."""
    if found := re.match(r"\s*(Downloading|Using cached) ([\w.]+?)-\d\S* \(([\d.]+ \w+)\)", line):
        print(f"  {'下载' if found[1] == 'Downloading' else '已有'} {found[2]}（{found[3]}）")
    elif "Installing collected packages" in line:
        print("  正在安装……")
    elif "Retrying (Retry(total=4" in line:
        print("  软件源没有回应，正在再试……")


def command_line(python: Path) -> Path:
    """Write the command `gknb` beside the Python: it works from any folder, in ASCII whatever this one is called."""
    file = python.with_name("gknb.cmd" if WINDOWS else "gknb")
    if WINDOWS:
        file.write_bytes(b'@"%~dp0python.exe" -P -m app %*\r\n')
    else:
        file.write_bytes(b'#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -P -m app "$@"\n')
        file.chmod(0o755)
    return file


def has_screen() -> bool:
    return WINDOWS or sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def opens_windows(python: Path) -> bool:
    """Whether the screen that is named can be reached: a Qt that can't ends the program on the spot."""
    if sys.platform != "linux":
        return True
    command = [str(python), "-c", "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def call(command: Sequence[str], environment: dict[str, str] | None = None) -> int:
    """Run a command in the project's folder."""
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
