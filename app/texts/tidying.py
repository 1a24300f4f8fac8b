"""一键整理: blanks, widths and punctuation of a text as an official paper has them. Words and figures stay."""

from __future__ import annotations

import re
import unicodedata

HAN = r"[\u4e00-\u9fff]"
_MARK = re.compile(r"(\{\{[^{}\n]*\}\})")
_FULL = {",": "，", ";": "；", "?": "？", "!": "！"}
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ％．]+")
_DOT = re.compile(r"．(?!\d)")
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?<={HAN})[ \u3000\t]+(?={HAN})"), ""),
    (re.compile(rf"(?<={HAN})[ \u3000\t]+(?=\d)"), ""),
    (re.compile(rf"(?<=\d)[ \u3000\t]+(?={HAN})"), ""),
    (re.compile(r"[ \u3000\t]+(?=[，。；：、！？）》”])"), ""),
    (re.compile(r"(?<=[，。；：、！？（《“])[ \u3000\t]+"), ""),
    (re.compile(r"([，。；：、])\1+"), r"\1"),
    (re.compile(r"[，、；]+(?=。)"), ""),
)
_HALF = re.compile(rf"(?<={HAN}|[”）》])\s*([,;?!])\s*(?={HAN}|[“（《\d]|$)")
_COLON = re.compile(rf"(?<={HAN}):(?!//)(?={HAN}|[“（《\d]|$)")
_BRACKETS = re.compile(rf"\(([^()\n]*{HAN}[^()\n]*)\)")


def tidied(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs in order, without empty ones; bound figures as they are."""
    done = (_tidy(text) for text in texts)
    return tuple(text for text in done if text)


def changed(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every paragraph that tidying would change, before and after; an empty one becomes nothing."""
    return [(text, now) for text in texts if (now := _tidy(text)) != text or not now]


def _tidy(text: str) -> str:
    return "".join(piece if at % 2 else _piece(piece) for at, piece in enumerate(_MARK.split(text))).strip(" \t\u3000")


def _piece(text: str) -> str:
    text = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = _HALF.sub(lambda found: _FULL[found[1]], text)
    text = _COLON.sub("：", text)
    text = _BRACKETS.sub(r"（\1）", text)
    for pattern, by in _RULES:
        text = pattern.sub(by, text)
    return text
