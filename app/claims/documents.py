"""What a number says of rules and normative documents: issued, repealed, in force."""

from __future__ import annotations

from collections.abc import Sequence

from app.claims.foreseen import DOCUMENTS
from app.claims.mention import Meaning, Words
from app.claims.phrase import holds, is_one, of_kind, says
from app.claims.pieces import Piece, Segment, is_none, plain
from app.claims.scope import PART
from app.claims.state import SentenceState
from app.claims.which import says_which
from app.language.tokens import NUMBER, UNKNOWN

_COLUMNS = {
    "issue": "issued",
    "repeal": "repealed",
    "lapse": "repealed",
    "in_force": "in_force",
    "published": "published",
    "public_total": "public_total",
}
_ELSE = frozenset(["publicise", "publish", "draft", "provide"])
"""What is done with documents that changes none of the table's numbers."""
_LAPSED = frozenset(["lapse", "lapse_itself"])
_KEPT = {("act", "repeal"), ("act", "in_force")}
_BESIDE = frozenset(["light", "count", "case", "of"])
_BY = frozenset(["通过", "在", "利用", "依托", "借助"])
_UNITS = frozenset(["", "件", "份", "部", "个", "项", "宗", "篇"])


def documents(piece: Piece, state: SentenceState) -> Meaning | None:
    """The noun stays until another one comes, and so does what was done."""
    if not _of_ours(piece, state):
        return None
    piece = _without_asides(piece)
    words = _telling(piece)
    nouns = [word.sense for word in words if word.sense in DOCUMENTS]
    acts = _done(piece, words, state)
    state.drafted = state.drafted or ("draft" in acts and "issue" not in acts)
    state.last_act = column = _told_column(nouns, acts, piece, state)
    if not column or not state.documents or _unknown_tail(words) or _other_files(column, nouns, words):
        return None
    kinds = dict.fromkeys([*(_listed_before(piece) if is_none(piece) else ()), *(nouns or state.documents[-1:])])
    part = _of_some(column, acts, state, issued=_of_issued(piece, state)) or says_which(words, {*DOCUMENTS, "in_force"})
    return tuple(f"{kind}.{_COLUMNS[column]}" for kind in kinds), part


def _other_files(column: str, nouns: Sequence[str], words: Words) -> bool:
    """“转发规范性文件3件，印发本局文件20件”: what is issued is named anew."""
    return column == "issue" and not nouns and says(words, "file")


def _of_ours(piece: Piece, state: SentenceState) -> bool:
    """Whether it may be documents of this body and this year that are counted."""
    in_units = piece.number.sense in _UNITS or (piece.number.sense == "条" and _by_columns(state))
    if not in_units or is_one(piece.right, {("time", "last")}):  # 2件为以前年度制作
        return False
    if says((word for word in state.ahead.words if word.end <= piece.number.start), "submit"):
        return False  # 提出保留12件、废止3件的意见
    others = _of_others(piece.left) or _of_another_level(piece.left, state.reader.name)
    return not (others or _existing(piece.left) or _over_levels(piece, state))


def _by_columns(state: SentenceState) -> bool:
    """“发布0条，废止数量0条，现行有效数量0条”: the columns of the table one by one, in whatever unit."""
    return is_one(state.ahead.words, {("act", "repeal")}) and is_one(state.ahead.words, {("act", "in_force")})


def _done(piece: Piece, words: Words, state: SentenceState) -> list[str]:
    """What was done with the documents, by the verbs that tell of it."""
    acts = [*_issued(_acts_joined(piece)), *_issued(_acts(words))] or _headed(piece)
    if _all_issued(piece, acts) or _of_issued(piece, state):
        return ["issue"]
    if _issued_this_year(words):
        acts = [act for act in acts if act not in {"publish", "publicise"}]
    named = any("名义" in word.word for word in words)  # 以市政府名义发布
    if named or (holds(piece.left, {"发布", "公布"}) and _made_known(piece, state)):
        acts = ["issue" if act == "publicise" else act for act in acts if act != "publish"]
    return acts


def _made_known(piece: Piece, state: SentenceState) -> bool:
    """“全年发布行政规范性文件3件”, “发布3件、废止1件”, not what a web site put up beside other things."""
    told = [word for word in state.ahead.words if word.start < piece.number.start]
    bare = all(
        word.kind in _BESIDE or word.sense in {*DOCUMENTS, "publicise", "publish", "this", "own"} for word in piece.left
    )
    of_year = is_one(told, {("time", "this")}) or is_one(state.ahead.words, _KEPT)
    here = told[max((at + 1 for at, word in enumerate(told) if word.word == "；"), default=0) :]
    beside = holds(here, _BY) or of_kind(here, NUMBER)
    put_up = beside and is_one(here, {("item", ""), ("narrow", "channel")})
    of_table = piece.number.sense in {"件", "部"} or is_one(state.ahead.words, {("act", "repeal")})
    return bare and of_year and of_table and not put_up and not _beside_items(piece, state)


def _beside_items(piece: Piece, state: SentenceState) -> bool:
    """“发布规范性文件3件、政策解读5篇”: in a list of what was put up."""
    behind = [word for word in state.ahead.words if word.start > piece.number.start]
    upto = next((at for at, word in enumerate(behind) if word.number is not None), 0)
    return bool(upto) and behind[upto].sense not in {"%", "个"} and of_kind(behind[:upto], "item")


def _listed_before(piece: Piece) -> list[str]:
    """“制发规章、规范性文件0件”: a 0 is said of both."""
    listed = piece.before[-1].mark == "、" and len(piece.before) > 1
    return [word.sense for word in piece.before[-2].words if word.sense in DOCUMENTS] if listed else []


def _all_issued(piece: Piece, acts: Sequence[str]) -> bool:
    """“公开规范性文件5件，均为本年制发”."""
    behind = next((segment.words for segment in piece.after if segment.words), ())
    return (
        says(behind[:1], "all", "apiece")
        and says(behind, "this")
        and says(behind, "issue")
        and not _COLUMNS.keys() & set(acts)
    )


def _of_issued(piece: Piece, state: SentenceState) -> bool:
    """“印发文件142件，其中行政规范性文件6件”."""
    divided = _divided([word for word in state.ahead.words if word.end <= piece.number.start])
    told = [word.sense for word in divided if word.kind in {"act", "noun", "other"}]
    files = holds(divided, {"文件", "公文"}) and not of_kind(divided, "item")
    issued = told[:1] == ["issue"] and set(told[1:-1]) <= {"issue", "publicise"} and told[-1] != "issue"
    return state.frame == () and files and issued and not _acts(piece.left)


def _divided(before: Words) -> Words:
    """The words of what the last list divides: those behind the mark, the list or the number before it."""
    listed = next((at for at in reversed(range(len(before))) if before[at].kind == "list"), 0)
    counts = [at for at in range(listed) if before[at].kind == NUMBER]
    ends = [at for at in range(listed) if before[at].sense in {"；", "。"} or before[at].kind == "list"]
    return before[max([*ends[-1:], *counts[-2:-1], 0]) : listed]


def _of_some(column: str, acts: Sequence[str], state: SentenceState, *, issued: bool) -> bool:
    """Whether what was done, or what is being listed, makes of the number that of a part."""
    drafted = column == "issue" and (state.drafted or state.ahead.issuers > 1)
    return (
        drafted
        or state.ahead.documents_apart
        or _lapsed(column, acts, state)
        or (_of_a_list(acts, state) and not issued)
    )


def _of_others(words: Words) -> bool:
    """“上级制定的规范性文件8件”: by somebody else."""
    for at, word in enumerate(words[1:-1], 1):
        if word.sense == "issue" and words[at - 1].kind == UNKNOWN and words[at + 1].kind == "of":
            return True
    return False


def _of_another_level(words: Words, name: str) -> bool:
    """“公开省级规章21件”, “公开省市政府规章32部”: another level is named right before them."""
    at = next((at for at, word in enumerate(words) if word.sense in DOCUMENTS), 0)
    before = words[at - 1] if at else None
    if before is None or before.sense != "government":
        level = before is not None and before.word[-1] in "级省市国央部"
        return level and not (before is not None and name and f"{before.word[0]}人民政府" in name)  # 县政府的“县级”
    return bool(name) and not any(f"{before.word[0]}{ending}" in name for ending in ("政府", "人民政府"))


def _existing(words: Words) -> bool:
    """“对本局制发的21件规范性文件开展清理”: what was done with those that there were."""
    return says(words[:1], "to")


def _over_levels(piece: Piece, state: SentenceState) -> bool:
    """“全区各部门、各镇街共制发”: it is not known whether a government's table counts them in; a bureau's never does “市政府规章”."""
    scopes = [word for segment in piece.before for word in segment.words if word.kind == "scope"]
    words = [word.sense for word in scopes]
    others = state.scope.whose == PART and "below" in words
    return others or {"below", "region"} <= set(words) or any(word.word.startswith("各县") for word in scopes)


def _issued_this_year(words: Words) -> bool:
    """“公开本年新制发规范性文件3件”: those published are those issued."""
    acts = [at for at, word in enumerate(words) if word.kind == "act"]
    senses = [words[at].sense for at in acts]
    if senses not in (["publish", "issue"], ["publicise", "issue"]):
        return False
    between = words[acts[0] + 1 : acts[1]]
    return is_one(between, {("time", "this")}) or holds(between, {"新"})


def _acts_joined(piece: Piece) -> list[str]:
    """“标注废止、失效文件31件”: the verb before the first of those joined goes for all."""
    if len(piece.before) < 2 or piece.before[-1].mark != "、":
        return []
    return _acts(piece.before[-2].words)


def _headed(piece: Piece) -> list[str]:
    """“本年制发件数：规章0件、规范性文件3件”: the verb of the heading."""
    head = piece.before[-2].words if len(piece.before) > 1 and piece.before[-1].mark == "：" else ()
    return _acts(head)


def _acts(words: Words) -> list[str]:
    return ["issue" if word.word == "新增" else word.sense for word in words if word.kind == "act"]


def _issued(acts: list[str]) -> list[str]:
    """“制定并公布”: what was issued and made known at once."""
    at_once = len(acts) == 2 and acts[1] in {"publicise", "publish"}
    return acts[:1] if at_once else acts


def _told_column(nouns: Sequence[str], acts: Sequence[str], piece: Piece, state: SentenceState) -> str:
    """The column; '' in a list of something else that names none."""
    column = _column(acts, piece, state) if nouns or acts else ""
    by_itself = column == "lapse" and not state.ahead.ended  # 失效1件
    return "" if by_itself else column


def _of_a_list(acts: Sequence[str], state: SentenceState) -> bool:
    """Whether it is a part of what a list divides."""
    return state.frame == () or bool(state.frame and not _COLUMNS.keys() & set(acts))


def _telling(piece: Piece) -> Words:
    """The words before a number, with those behind it where they say what was done: 规范性文件88件有效."""
    return piece.left if of_kind(piece.left, "act") else (*piece.left, *piece.right)


def _lapsed(column: str, acts: Sequence[str], state: SentenceState) -> bool:
    """Whether documents that lapsed are counted apart from those repealed."""
    return column == "lapse" or (column == "repeal" and state.ahead.lapsed and _LAPSED.isdisjoint(acts))


def _without_asides(piece: Piece) -> Piece:
    """“制定《物业管理办法》等规范性文件3件”, “制发（修订）规章2件”: what stands before goes on behind."""
    marks = [segment.mark for segment in piece.before]
    opening = {"》": "《", "）": "（"}.get(marks[-1], "")
    if not opening or opening not in marks[1:]:
        return piece
    opened = marks.index(opening, 1)
    before = piece.before[opened - 1]
    inside = [word for segment in piece.before[opened:-1] for word in segment.words]
    lapsed = inside if says(inside, *_LAPSED) else ()  # 废止（失效）
    joined = Segment(before.mark, (*before.words, *lapsed, *piece.left))
    return Piece(piece.number, (*piece.before[: opened - 1], joined), piece.after, piece.aside)


def _column(acts: Sequence[str], piece: Piece, state: SentenceState) -> str:
    """The column of the table that the verbs tell of; '' where it is none, or several."""
    named = {act for act in acts if act in _COLUMNS}
    if "in_force" in named:
        kept = plain(piece.left[-1:], "noun", "count", "of")  # 制发的现行有效文件
        return "in_force" if named == {"in_force"} or (kept and named == {"in_force", "issue"}) else ""
    if _ELSE & set(acts):
        return ""
    if "repeal" in named and named <= {"repeal", *_LAPSED}:
        return "repeal"
    if named:
        return named.pop() if len(named) == 1 else ""
    return "" if acts else state.last_act


def _unknown_tail(words: Words) -> bool:
    """Whether something not known stands behind the noun and the verb: 规范性文件审查意见5件."""
    named = next((at for at in reversed(range(len(words))) if words[at].kind in {"noun", "act"}), -1)
    return any(word.kind in {UNKNOWN, "compare"} for word in words[named + 1 :])
