"""A comparison in words, and as JSON for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.read_back.comparison import KIND_NAMES, Comparison, FileDifference
from app.texts.marks import Values

NOTHING = "（空）"


def lines(found: Comparison) -> Iterator[str]:
    """The differences by section, then what no longer agrees, what can't be held, the comments."""
    section = ""
    for one in found.differences:
        if one.section != section:
            section = one.section
            yield section
        yield from _of(one, found)
    for title, stated in (("数字两处不一致：", found.red), ("草稿里没有地方放，或没有读准，请自己看：", found.notes)):
        if stated:
            yield title
            yield from (f"  {text}。" for text in stated)
    if found.comments:
        yield "批注："
        yield from (f"  {comment.message}" for comment in found.comments)
    yield summary(found)


def summary(found: Comparison) -> str:
    """How much differs, in a sentence."""
    if not found.differences:
        return f"与草稿相同（{found.alike}处）。"
    return f"共{len(found.differences)}处不同，其余{found.alike}处相同。"


def _of(one: FileDifference, found: Comparison) -> Iterator[str]:
    by = "、".join(dict.fromkeys(revision.message for revision in one.tracked))
    yield f"  {one.number}. {one.place} {KIND_NAMES[one.kind]}" + (f"（{by}）" if by else "")
    yield f"     草稿：{on_a_line(one.mine)}"
    yield f"     文件：{on_a_line(one.theirs)}"
    yield from (f"     {stated}" for stated in bound(one, found))


def bound(one: FileDifference, found: Comparison) -> tuple[str, ...]:
    """What is to be decided about bound figures, a sentence each."""
    values = Values(found.mine)
    return tuple(
        f"“{each.shown}”随表变动（{values.name(each.mark)}），文件里"
        + (f"写成了“{each.written}”" if each.written else "没有了")
        for each in one.bound
    )


def on_a_line(text: str) -> str:
    return " ".join(text.split()) or NOTHING


def as_json(found: Comparison) -> dict[str, Any]:
    values = Values(found.mine)
    return {
        "differences": [
            {
                "number": one.number,
                "kind": KIND_NAMES[one.kind],
                "section": one.section,
                "place": one.place,
                "draft": one.mine,
                "file": one.theirs,
                "cell": one.path[1] if one.kind == "figure" else None,
                "bound": [
                    {"mark": each.mark, "name": values.name(each.mark), "draft": each.shown, "file": each.written}
                    for each in one.bound
                ],
                "revisions": [
                    {"kind": each.kind, "author": each.author, "date": each.date, "text": each.text}
                    for each in one.tracked
                ],
            }
            for one in found.differences
        ],
        "disagreements": list(found.red),
        "left_out": list(found.notes),
        "comments": [
            {"author": each.author, "date": each.date, "text": each.text, "beside": each.beside}
            for each in found.comments
        ],
        "alike": found.alike,
    }
