"""One spelling for characters that mean the same, so that a pattern needs to know one of them."""

from __future__ import annotations

import re
import unicodedata

_FULL = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05)
}
_MARKS = dict(zip(map(ord, ",;:()!?﹪﹐○"), "，；：（）！？%，〇", strict=True))
_TRADITIONAL = dict(
    zip(
        map(
            ord,
            "結轉辦請訴訟復複議處開務條規範廢兩維責關繫級縣區鎮鄉單報佈發據書項數額類無會與來電話爲為個別給從後應"
            "對實現進總計達較減國華將決罰許強費協調組領導員證產業聯認當億餘約過號網眾佔問題審經糾敗訊萬權獲機構際"
            "積極執監測評價檢舉錄選擇並爭圍準則籌設備門戶屬於讀傳遞遲",
        ),
        (
            "结转办请诉讼复复议处开务条规范废两维责关系级县区镇乡单报布发据书项数额类无会与来电话为为个别给从后应"
            "对实现进总计达较减国华将决罚许强费协调组领导员证产业联认当亿余约过号网众占问题审经纠败讯万权获机构际"
            "积极执监测评价检举录选择并争围准则筹设备门户属于读传递迟"
        ),
        strict=True,
    )
)
_TABLE = {**_TRADITIONAL, **_FULL, **_MARKS}
_TO_FOLD = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")
"""Most texts have none: to see that takes a tenth of what it takes to translate them."""


_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
_COMPATIBLE = {
    code: plain
    for first, last in ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFF66, 0xFF66))
    for code in range(first, last + 1)
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain != chr(code)
} | {ord(mark): plain for mark, plain in _RADICALS.items()}
"""Radicals and doubled ideographs that a copy from a PDF holds for the characters that they look like."""

_THIN = (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F)
"""Blanks of other widths, and those where no line may end."""
_LOOKING_ALIKE = {**_COMPATIBLE, **dict.fromkeys(_THIN, " ")}
_TO_UNIFY = re.compile(f"[{re.escape(''.join(map(chr, _LOOKING_ALIKE)))}]")


_NO_WIDTH = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def without_invisible(text: str) -> str:
    """The text without characters that take no room, as web pages and converters strew them; one that joins two
    pictures into one (👨‍👩‍👧) says something and stays."""
    return text if text.isascii() else _NO_WIDTH.sub("", text)


def unified(text: str) -> str:
    """Characters that only look like others (⼀⼈⽇⾏, blanks of any width but U+3000) as those, one for one."""
    return text.translate(_LOOKING_ALIKE) if _TO_UNIFY.search(text) else text


def fold(text: str) -> str:
    """Full-width digits, half-width marks and traditional characters unified, one character for one.

    Positions in the result are positions in `text`. A comma between digits stays half-width: 1,204.
    """
    folded = text.translate(_TABLE) if _TO_FOLD.search(text) else text
    if "," not in text and "，" not in text:
        return folded
    return _with_thousands(text, folded)


_COMMA = re.compile("(?<=[0-9])，(?=[0-9]{3})")


def _with_thousands(text: str, folded: str) -> str:
    """Commas (of either width) that part thousands become half-width."""
    if not _COMMA.search(folded):
        return folded
    marks = list(folded)
    for at in (comma.start() for comma in _COMMA.finditer(folded)):
        if _parts_thousands(folded, at) and (text[at] == "," or _grouped_before(marks, at)):
            marks[at] = ","
    return "".join(marks)


def _parts_thousands(text: str, at: int) -> bool:
    after = text[at + 1 : at + 5]
    return (
        at > 0
        and text[at - 1] in _DIGITS
        and len(after) >= 3
        and all(digit in _DIGITS for digit in after[:3])
        and (len(after) < 4 or after[3] not in _DIGITS)
    )


def _grouped_before(marks: list[str], at: int) -> bool:
    """A full-width comma parts thousands only after one to three digits that begin a number."""
    back = at - 1
    while back >= 0 and at - back <= 4 and marks[back] in _DIGITS:
        back -= 1
    return 1 < at - back <= 4


_DIGITS = frozenset("0123456789")
