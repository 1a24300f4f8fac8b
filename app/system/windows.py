"""What the program says to Windows itself, through ctypes. Imported on Windows alone.

One running window per account and session: the first start holds a named mutex, which the installer looks for
too, and a message window; a later start sends its file there and ends. A command line holds another one.
"""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Callable
from ctypes import wintypes
from pathlib import Path
from typing import Any

from app.system.filenames import reachable

assert sys.platform == "win32"

MUTEX = "Local\\gknb.running"
COMMAND_MUTEX = "Local\\gknb.command"
SETUP_MUTEX = "Local\\gknb.installing"
CLASS = "gknb.inbox"
FILE_MESSAGE = 0x676B6E62
_ALREADY_EXISTS = 183
_COPYDATA = 0x004A
_MESSAGE_ONLY = -3
_ABORT_IF_HUNG = 0x0002
_PATIENCE_MS = 5000
_HIDDEN = 0x2
_NO_ATTRIBUTES = 0xFFFFFFFF
_DOCUMENTS = bytes.fromhex("d09ad3fd8f23af46adb46c85480369c7")
"""FOLDERID_Documents."""

_GET_HIGH_CONTRAST = 0x0042
_HIGH_CONTRAST_ON = 0x1

_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_user = ctypes.WinDLL("user32", use_last_error=True)
_shell = ctypes.WinDLL("shell32", use_last_error=True)
_Procedure = ctypes.WINFUNCTYPE(ctypes.c_ssize_t, wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
_user.DefWindowProcW.restype = ctypes.c_ssize_t
_user.DefWindowProcW.argtypes = [wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM]
_user.CreateWindowExW.restype = wintypes.HWND
_user.CreateWindowExW.argtypes = [
    wintypes.DWORD,
    wintypes.LPCWSTR,
    wintypes.LPCWSTR,
    wintypes.DWORD,
    *[ctypes.c_int] * 4,
    wintypes.HWND,
    wintypes.HMENU,
    wintypes.HINSTANCE,
    wintypes.LPVOID,
]
_user.FindWindowExW.restype = wintypes.HWND
_user.FindWindowExW.argtypes = [wintypes.HWND, wintypes.HWND, wintypes.LPCWSTR, wintypes.LPCWSTR]
_user.SendMessageTimeoutW.argtypes = [
    wintypes.HWND,
    wintypes.UINT,
    wintypes.WPARAM,
    wintypes.LPVOID,
    wintypes.UINT,
    wintypes.UINT,
    ctypes.POINTER(ctypes.c_size_t),
]
_kernel.CreateMutexW.restype = wintypes.HANDLE
_kernel.CreateMutexW.argtypes = [wintypes.LPVOID, wintypes.BOOL, wintypes.LPCWSTR]
_kernel.OpenMutexW.restype = wintypes.HANDLE
_kernel.OpenMutexW.argtypes = [wintypes.DWORD, wintypes.BOOL, wintypes.LPCWSTR]
_kernel.CloseHandle.argtypes = [wintypes.HANDLE]
_kernel.GetFileAttributesW.restype = wintypes.DWORD
_kernel.GetFileAttributesW.argtypes = [wintypes.LPCWSTR]
_kernel.SetFileAttributesW.argtypes = [wintypes.LPCWSTR, wintypes.DWORD]
_kernel.GetModuleHandleW.restype = wintypes.HMODULE
_kernel.GetModuleHandleW.argtypes = [wintypes.LPCWSTR]


class _CopyData(ctypes.Structure):
    _fields_ = (("kind", ctypes.c_size_t), ("size", wintypes.DWORD), ("data", ctypes.c_void_p))


class _WindowClass(ctypes.Structure):
    _fields_ = (
        ("style", wintypes.UINT),
        ("procedure", _Procedure),
        ("class_extra", ctypes.c_int),
        ("window_extra", ctypes.c_int),
        ("instance", wintypes.HINSTANCE),
        ("icon", wintypes.HICON),
        ("cursor", wintypes.HANDLE),
        ("background", wintypes.HBRUSH),
        ("menu", wintypes.LPCWSTR),
        ("name", wintypes.LPCWSTR),
    )


_STOP = 0x10
"""MB_ICONERROR."""
_SYNCHRONIZE = 0x100000


def is_first() -> bool:
    """Whether no other window of the program runs; this process then holds the mutex until it ends."""
    ctypes.set_last_error(0)
    _kernel.CreateMutexW(None, False, MUTEX)
    return ctypes.get_last_error() != _ALREADY_EXISTS


def hold_while_commanding() -> None:
    """Keep the installer away until this process, a command line, has ended."""
    _kernel.CreateMutexW(None, False, COMMAND_MUTEX)


def upgrading() -> bool:
    """Whether the installer is at work."""
    held = _kernel.OpenMutexW(_SYNCHRONIZE, False, SETUP_MUTEX)
    if held:
        _kernel.CloseHandle(held)
    return bool(held)


def send(file: Path | None, *, patience: float = 5.0) -> bool:
    """Hand `file` to the running window and let it come to the front; False when it does not answer."""
    deadline = time.monotonic() + patience
    while not (inbox := _user.FindWindowExW(_MESSAGE_ONLY, None, CLASS, None)):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    process = wintypes.DWORD()
    _user.GetWindowThreadProcessId(wintypes.HWND(inbox), ctypes.byref(process))
    _user.AllowSetForegroundWindow(process)
    text = ctypes.create_unicode_buffer(str(file.absolute()) if file else "")
    data = _CopyData(FILE_MESSAGE, ctypes.sizeof(text), ctypes.cast(text, ctypes.c_void_p))
    answer = ctypes.c_size_t()
    sent = _user.SendMessageTimeoutW(
        inbox, _COPYDATA, 0, ctypes.byref(data), _ABORT_IF_HUNG, _PATIENCE_MS, ctypes.byref(answer)
    )
    return bool(sent and answer.value)


class Inbox:
    """A window without a face that gets the files of later starts, on the thread that made it.

    `opened` is called with each file (None: come to the front alone) inside the message; it must return at once.
    """

    def __init__(self, opened: Callable[[Path | None], None]) -> None:
        self._opened = opened
        self._class = _WindowClass()
        self._class.procedure = _Procedure(self._received)
        self._class.instance = _kernel.GetModuleHandleW(None)
        self._class.name = CLASS
        _user.RegisterClassW(ctypes.byref(self._class))
        self.window = _user.CreateWindowExW(
            0, CLASS, CLASS, 0, 0, 0, 0, 0, _MESSAGE_ONLY, None, self._class.instance, None
        )

    def _received(self, window: Any, message: int, word: int, data: int) -> int:
        if message != _COPYDATA:
            return int(_user.DefWindowProcW(window, message, word, data))
        sent = ctypes.cast(data, ctypes.POINTER(_CopyData)).contents
        if sent.kind != FILE_MESSAGE:
            return 0
        text = ctypes.wstring_at(sent.data, sent.size // ctypes.sizeof(ctypes.c_wchar)).rstrip("\0")
        self._opened(Path(text) if text else None)
        return 1


def hide(path: Path) -> None:
    """Mark a file as hidden where the drive knows such a mark; no harm is done where it does not."""
    before = _kernel.GetFileAttributesW(str(reachable(path)))
    if before != _NO_ATTRIBUTES:
        _kernel.SetFileAttributesW(str(reachable(path)), before | _HIDDEN)


def documents() -> Path | None:
    """The folder for documents, wherever it has been moved to; None where the account has none."""
    found = ctypes.c_void_p()
    answer = _shell.SHGetKnownFolderPath(ctypes.c_char_p(_DOCUMENTS), 0, None, ctypes.byref(found))
    try:
        return Path(ctypes.wstring_at(found.value)) if answer == 0 and found.value else None
    finally:
        ctypes.WinDLL("ole32").CoTaskMemFree(found)


def name_taskbar_group() -> None:
    """Let the taskbar show the program under its own name and icon, not under Python's."""
    _shell.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p("gknb"))


class _HighContrast(ctypes.Structure):
    _fields_ = (("size", wintypes.UINT), ("flags", wintypes.DWORD), ("scheme", wintypes.LPWSTR))


def high_contrast() -> bool:
    """Whether the user has turned the high contrast of Windows on."""
    found = _HighContrast(size=ctypes.sizeof(_HighContrast))
    sentence = _user.SystemParametersInfoW(_GET_HIGH_CONTRAST, found.size, ctypes.byref(found), 0)
    return bool(sentence and found.flags & _HIGH_CONTRAST_ON)


def loads(library: Path) -> bool:
    """Whether a library is there, whole, and finds what it needs itself."""
    try:
        ctypes.WinDLL(str(library))
    except OSError:
        return False
    return True


def show_message(title: str, text: str) -> None:
    """A box of the system's own with a sentence: for when Qt can't start."""
    _user.MessageBoxW(None, ctypes.c_wchar_p(text), ctypes.c_wchar_p(title), _STOP)
