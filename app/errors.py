"""What may go wrong in a way that the clerk should read."""

from __future__ import annotations

import errno
import sys

INCOMPLETE = (
    "程序的文件不全：可能是从压缩包里直接打开的（请先解压到一个文件夹），或者有文件被杀毒软件隔离（请恢复，或重新安装）"
)
"""What is said of a packaged program that lacks a part."""


def lacks_a_part(error: BaseException | None) -> bool:
    """Whether an error comes from a packaged program that lacks a part: then `INCOMPLETE` is to be said."""
    return isinstance(error, ImportError) and bool(getattr(sys, "frozen", False))


class GknbError(Exception):
    """A sentence in Chinese: what is wrong, where, and what to do now."""

    @property
    def sentence(self) -> str:
        """The sentence with its full stop, whether it was raised with one or not."""
        return f"{str(self).rstrip('。')}。"


class UnreadableFile(GknbError):
    """A file that can't be read as what it should be; it is left untouched."""


class OwnCheckReport(UnreadableFile):
    """A check report that this program wrote, where a yearly report was to be read."""


class DamagedFile(UnreadableFile):
    """A draft that is damaged beyond reading; an earlier version may stand in for it."""


class NotWritten(GknbError, OSError):
    """A file that could not be written; what stood there before is still there, or named in the sentence."""


class ChangedOnDisk(GknbError):
    """A draft that somebody else has saved since it was opened; nothing was written."""


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限，或文件正被别的程序占用",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名或路径太长",
    errno.EEXIST: "已经有同名的文件或文件夹",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.EXDEV: "不能直接移到另一个磁盘",
    errno.EINVAL: "文件名中有系统不允许的字符",
    errno.EBUSY: "文件正被别的程序占用",
    errno.EIO: "磁盘读写出错",
    errno.EDQUOT: "磁盘限额已满",
    errno.EFBIG: "文件太大，这个磁盘放不下",
    errno.EPIPE: "和别的程序的连接断了",
    errno.ENOMEM: "内存不够",
    errno.EMFILE: "同时打开的文件太多",
    **dict.fromkeys(
        (errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENOTCONN),
        "磁盘或网络位置连不上",
    ),
}
_WINDOWS_REASONS = {
    32: "文件正被别的程序占用（例如在WPS或Word中打开着），请关闭后再试",
    33: "文件被别的程序锁定，请关闭后再试",
    **dict.fromkeys((39, 112), "磁盘已满"),
    **dict.fromkeys((21, 53, 55, 59, 64, 67, 121, 1231), "磁盘或网络位置连不上"),
    19: "磁盘是只读的",
    123: "文件名中有系统不允许的字符",
    206: "文件名或路径太长",
}


def why(error: OSError) -> str:
    """The system's reason in Chinese, without a full stop; the system's own words are in another language."""
    found = _WINDOWS_REASONS.get(getattr(error, "winerror", None) or 0) or _REASONS.get(error.errno or 0)
    return found or f"系统错误{error.errno}"
