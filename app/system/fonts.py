"""The fonts that an official document asks for, and what is seen where they are missing. None may be shipped."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from app.errors import GknbError


@dataclass(frozen=True)
class Font:
    """A font by its Chinese name; `names` are the others it goes by, `instead` what Word shows in its place,
    the likest first: (family names, what to call it)."""

    name: str
    used_for: str
    names: tuple[str, ...]
    instead: tuple[tuple[str, tuple[str, ...]], ...]


_FREE_SONG = ("思源宋体", ("思源宋体", "Source Han Serif SC", "Noto Serif CJK SC"))
_FANGSONG = (("仿宋", ("仿宋", "FangSong")), ("华文仿宋", ("华文仿宋", "STFangsong")), ("FandolFang", ("FandolFang",)))
_KAI = (
    ("楷体", ("楷体", "KaiTi")),
    ("华文楷体", ("华文楷体", "STKaiti")),
    ("文鼎楷体", ("AR PL KaitiM GB", "AR PL UKai CN")),
)
_HEI = (
    ("微软雅黑", ("微软雅黑", "Microsoft YaHei")),
    ("文泉驿微米黑", ("WenQuanYi Micro Hei", "文泉驿微米黑")),
    ("思源黑体", ("思源黑体", "Source Han Sans SC", "Noto Sans CJK SC")),
)
_SONG = (("宋体", ("宋体", "SimSun")), _FREE_SONG)
FONTS = (
    Font("方正小标宋简体", "标题", ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"), (
        ("华文中宋", ("华文中宋", "STZhongsong")), *_SONG)),
    Font("仿宋_GB2312", "正文", ("FangSong_GB2312",), (*_FANGSONG, *_SONG)),
    Font("楷体_GB2312", "二级标题", ("KaiTi_GB2312",), (*_KAI, *_SONG)),
    Font("黑体", "一级标题", ("SimHei",), _HEI),
    Font("宋体", "表格和页码", ("SimSun", "新宋体", "NSimSun"), (_FREE_SONG,)),
)  # fmt: skip


def rules_for_missing(others: str) -> str:
    """A configuration of fontconfig by which an office program shows the likest font for one that is missing, as our
    own painter does, and not whatever comes first; all else is as in the file `others`."""
    rules = "".join(
        f'<alias binding="same"><family>{font.name}</family><accept>'
        + "".join(
            f"<family>{name}</family>" for name in (*font.names, *(name for _, names in font.instead for name in names))
        )
        + "</accept></alias>"
        for font in FONTS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'{rules}<include ignore_missing="yes">{others}</include></fontconfig>'
    )


@dataclass(frozen=True)
class Missing:
    """A font that this machine lacks; `instead` is what will be seen, '' for whatever the system takes."""

    font: str
    used_for: str
    instead: str

    @property
    def sentence(self) -> str:
        seen = f"会显示成{self.instead}" if self.instead else "会显示成系统的其他字体"
        return f"这台电脑没有“{self.font}”（{self.used_for}用），打开时{seen}；文件里仍写明用“{self.font}”。"


def missing(installed: Iterable[str]) -> tuple[Missing, ...]:
    """The fonts of the document that are not among the `installed` family names, in any of their names."""
    there = {name.casefold() for name in installed}
    return tuple(
        Missing(font.name, font.used_for, _seen(font, there))
        for font in FONTS
        if not there & {name.casefold() for name in (font.name, *font.names)}
    )


def _seen(font: Font, there: set[str]) -> str:
    found = (call for call, names in font.instead if there & {name.casefold() for name in names})
    return next(found, "")


class NoChineseFont(GknbError):
    """Nothing here can show a Chinese character: whatever is printed would be empty boxes."""

    def __init__(self) -> None:
        super().__init__(
            "这台电脑没有中文字体，PDF里的字会全是方框，没有生成。"
            "请先安装中文字体（Debian的软件包是fonts-noto-cjk），或者导出.docx，到有中文字体的电脑上转成PDF"
        )


def refuse_without_chinese() -> None:
    """Raise `NoChineseFont` where the system says that it has none; one that can't be asked is trusted."""
    program = shutil.which("fc-list") if sys.platform == "linux" else None
    if not program:
        return
    try:
        asked = subprocess.run([program, ":lang=zh-cn", "family"], capture_output=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return
    if not asked.stdout.strip():
        raise NoChineseFont
