"""What the frozen program leaves out, how its folder is called, what it says when it can't start. Read by build.spec."""

from __future__ import annotations

import hashlib
import marshal
import re
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent if "__file__" in globals() else Path()

_UNUSED_ENCODINGS = """
    cp037 cp273 cp424 cp500 cp720 cp737 cp775 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp866 cp869
    cp875 cp1006 cp1026 cp1125 cp1140 hp_roman8 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8
    iso8859_9 iso8859_10 iso8859_11 iso8859_13 iso8859_14 iso8859_16 koi8_r koi8_t koi8_u kz1048 mac_arabic mac_croatian
    mac_cyrillic mac_farsi mac_greek mac_iceland mac_latin2 mac_roman mac_romanian mac_turkish palmos ptcp154 tis_620"""
"""Tables for neither Chinese, Japanese, Korean or Western text, nor what a Windows calls its own (cp125x, cp874)."""
UNUSED_MODULES = [
    "tkinter",
    "ssl",
    "_ssl",
    "_hashlib",
    "asyncio",
    "http",
    "urllib.request",
    "xmlrpc",
    "pydantic.v1",
    "pydantic.mypy",
    "pydantic.color",
    "pydantic.deprecated",
    "pydantic.experimental",
    "pydantic.networks",
    "rich",
    "pygments",
    "markdown_it",
    "lxml.builder",
    "lxml.html.builder",
    "lxml.objectify",
    "lxml.isoschematron",
    "lxml.sax",
    "lxml.html.diff",
    "lxml.html._difflib",
    "lxml.html._diffcommand",
    "lxml.html.formfill",
    "lxml.html.html5parser",
    "lxml.html.soupparser",
    "lxml.html.ElementSoup",
    "lxml.html._html5builder",
    "lxml.html.usedoctest",
    "lxml.doctestcompare",
    "lxml.usedoctest",
    "lxml.cssselect",
    "lxml.ElementInclude",
    "lxml.pyclasslookup",
    "multiprocessing.dummy",
    "multiprocessing.forkserver",
    "multiprocessing.heap",
    "multiprocessing.managers",
    "multiprocessing.pool",
    "multiprocessing.popen_forkserver",
    "multiprocessing.resource_sharer",
    "multiprocessing.shared_memory",
    "multiprocessing.sharedctypes",
    # what a workbook is read with is calamine; openpyxl writes alone
    "pyexpat",
    "_elementtree",
    "xml.sax",
    # only Deflate is written by any office program
    "bz2",
    "_bz2",
    "lzma",
    "_lzma",
    "tarfile",
    "cgi",
    "webbrowser",
    "_pydecimal",
    "unittest",
    "pydoc",
    "doctest",
    "setuptools",
    "pip",
    "hypothesis",
    "pytest",
    "_pytest",
    "mypy",
    "ast_serialize",
    "coverage",
    "numpy",
    "PIL",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtPdf",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtSql",
    "PySide6.QtTest",
    *(f"encodings.{name}" for name in _UNUSED_ENCODINGS.split()),
]

_UNUSED_FILES = re.compile(
    r"""
    (^|/)(lib)?Qt6(Network|Svg|Qml\w*|Quick\w*|Pdf\w*|OpenGL\w*|VirtualKeyboard\w*|Sql|Test|EglFS\w*)(\.dll|\.so[.\d]*)$
    | (^|/)docx/templates/default-docx-template/
    | (^|/)opengl32sw\.dll$ | (^|/)d3dcompiler_47\.dll$
    | ^/shiboken6/(msvcp|vcruntime)\w+\.dll$ | ^/vcruntime140\w*\.dll$  # the same as PySide6's or older
    | [.]dist-info/  # read by nobody; the licences are gathered apart
    | /plugins/styles/  # the program draws with Fusion, which is a part of Qt6Widgets
    | /plugins/(tls|networkinformation|qmltooling|sqldrivers|generic|egldeviceintegrations)/
    | /plugins/platforminputcontexts/.*virtualkeyboard
    | /plugins/(wayland-\w+(-\w+)*|platformthemes)/ | (^|/)libQt6W(ayland|lShell)\w*[.]so
    | (^|/)lib(atk|atspi|cairo|gdk|gtk|pango|epoxy|fribidi|thai|datrie|jpeg|gio-)[-\w]*[.]
    | /plugins/platforms/(lib)?q(wayland|eglfs|linuxfb|vnc|vkkhrdisplay|minimalegl|direct2d|minimal)[-\w]*[.]
    | /plugins/(imageformats|iconengines|xcbglintegrations)/
    | /translations/(?!qtbase_zh_CN\.qm)
    | /(qml|metatypes|typesystems|include)/
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RUNTIME = re.compile(r"^PySide6/(?=(msvcp|vcruntime)\w+\.dll$)", re.IGNORECASE)
"""One C++ runtime beside the programs serves all; it is PySide6's, the newest."""

Entries = list[tuple[str, str, str]]
"""Names in the bundle, where each comes from, what kind it is: PyInstaller's TOC."""


def kept(entries: Entries) -> Entries:
    """The files of the bundle without those that the program never loads, and one C++ runtime for all."""
    named = [(name.replace("\\", "/"), path, kind) for name, path, kind in entries]
    return [(_RUNTIME.sub("", name), path, kind) for name, path, kind in named if not _UNUSED_FILES.search("/" + name)]


_OURS = frozenset(["app", "ui"])


def lean(modules: Entries) -> Entries:
    """Modules that were analysed to lose their docstrings, without ours: a rule's docstring is the advice to the clerk."""
    return [(name, path, "PYMODULE" if name.split(".")[0] in _OURS else kind) for name, path, kind in modules]


def shiboken_support(folder: Path) -> Entries:
    """PySide6's helpers in Python, compiled once. Where they aren't beside shiboken6, it compiles them at every start."""
    import shiboken6  # noqa: F401 - brings the helpers along
    import shibokensupport  # type: ignore[import-not-found]

    packed = shibokensupport.__loader__.zfile
    modules = [name for name in packed.namelist() if name.startswith("shibokensupport/") and name.endswith(".py")]
    header = MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)  # not to be held against a source
    for name in modules:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}c").write_bytes(header + marshal.dumps(compile(packed.read(name), name, "exec")))
    return [(f"shiboken6/files.dir/{name}c", str(folder / f"{name}c"), "DATA") for name in modules]


def version() -> str:
    text = (ROOT / "app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found
    return found[1]


def folder_name(entries: Entries) -> str:
    """The name of the folder beside the .exe, its content's sum in it: another version is another folder.

    So an upgrade unpacks beside what is there, and each .exe is either the old one with the old folder or the new one
    with the new.
    """
    content = hashlib.sha256()
    for name, path, kind in sorted(entries):
        held = path.encode() if kind == "SYMLINK" else Path(path).read_bytes()
        content.update(name.encode() + b"\0" + hashlib.sha256(held).digest())
    return f"gknb-lib-{version()}-{content.hexdigest()[:8]}"


SAID = {
    "Failed to load Python DLL '%ls'.\n": "程序打不开：请先解压整个压缩包；要Windows10。\n%ls\n",
    "Failed to execute script '%ls' due to unhandled exception: %ls": "程序打不开：文件不全。请先解压整个压缩包，或重新安装。\n%ls：%ls",
    "Unhandled exception in script": "打不开政府信息公开年报填报助手",
    "Failed to obtain/convert traceback!": "（没有更多说明）",
    "Close": "关闭",
}
"""What PyInstaller's starter says before Python runs, and what a clerk can do something with."""
ALWAYS_SAID = {"Failed to load Python DLL '%ls'.\n"}
"""By the windowed starter and by the one for the command line; the others by the windowed alone."""


WINDOW_SAYS = {
    "Could not load PyInstaller's embedded PKG archive from the executable (%s)\n": "程序文件不完整，请重新下载，或重新安装。\n%s\n",
    "Failed to start embedded python interpreter!\n": "程序打不开：请重新安装。\n",
    "Failed to start embedded python interpreter: %s\n": "程序打不开：请重装。\n%s\n",
}
"""What the windowed starter keeps as UTF-8. On a console it would be written in the console's own encoding, so there it
stays as it is."""


def speak_chinese(exe: Path, *, console: bool) -> None:
    """Exchange the starter's sentences in an .exe for Chinese ones of no more bytes. Raises ValueError."""
    content = exe.read_bytes()
    for before, now in SAID.items():
        content = _exchanged(content, before, now, "utf-16-le", needed=before in ALWAYS_SAID)
    for before, now in () if console else WINDOW_SAYS.items():
        content = _exchanged(content, before, now, "utf-8", needed=True)
    exe.write_bytes(content)


def _exchanged(content: bytes, before: str, now: str, encoding: str, *, needed: bool) -> bytes:
    found, put = (f"{text}\0".encode(encoding) for text in (before, now))
    if len(found) < len(put):
        raise ValueError(f"longer than what it replaces: {now}")
    if needed and content.count(found) != 1:
        raise ValueError(f"the starter does not say this any more: {before}")
    return content.replace(found, put.ljust(len(found), b"\0"))


def version_resource(file: str) -> Any:
    """The Chinese version resource of an .exe, for Explorer's page of details."""
    from PyInstaller.utils.win32 import versioninfo as info

    number = version()
    numbers = tuple([*map(int, re.findall(r"\d+", number)[:3]), 0, 0, 0][:4])
    strings = {
        "CompanyName": "gknb",
        "FileDescription": "政府信息公开年报填报助手",
        "FileVersion": number,
        "InternalName": Path(file).stem,
        "LegalCopyright": "MIT许可证",
        "OriginalFilename": file,
        "ProductName": "政府信息公开年报填报助手",
        "ProductVersion": number,
    }
    table = info.StringTable("080404B0", [info.StringStruct(name, text) for name, text in strings.items()])
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers, mask=0x3F, OS=0x40004, fileType=1),
        kids=[
            info.StringFileInfo([table]),
            info.VarFileInfo([info.VarStruct("Translation", [0x804, 1200])]),
        ],
    )
