"""What a number says of decisions and of items of licensing, penalties and coercive measures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.claims.foreseen import DECISIONS
from app.claims.mention import Meaning, Words
from app.claims.phrase import holds, of_kind, says, unknown
from app.claims.pieces import Piece, plain
from app.claims.scope import BODIES
from app.claims.state import SentenceState
from app.language.tokens import UNKNOWN, Token

_UNITS = frozenset(["件次", "件", "起", "宗", "份", "例", "个", "次"])
_ELSE = frozenset(["publicise", "publish", "provide", "draft", "receive", "new"])
_ITEMS = frozenset(["count", "light", "of", "case", "time", "scope", "all", "noun"])
_SORTED = "梳理"
"""“梳理公开行政许可48项”: what a body may do, sorted out, and not what it puts on its web site."""


def decisions(piece: Piece, state: SentenceState) -> Meaning | None:
    """Beside their table a bare “行政处罚41件” is one of them too."""
    words = piece.left
    if not any(word.kind == "noun" for word in words):
        words = (*piece.left, *_up_to_noun(piece.right))  # 作出33件行政许可决定，全部公示
    if _of_one_kind(words):
        return None
    kinds = [word.sense for word in words if word.kind == "noun" and word.sense in DECISIONS]
    kinds = kinds or _named_before(piece, words, state)
    if piece.number.sense == "项":
        return _items(kinds, piece) if state.frame != () else None
    dealt = state.ahead.several_kinds and piece.number.sense == "件"
    if not kinds or not _counted(piece, words, state) or _something_else(words, dealt=dealt):
        return None
    return _decided(piece, words, kinds, state)


def _counted(piece: Piece, words: Words, state: SentenceState) -> bool:
    """Whether decisions are counted, and not what was published of them; 处理决定 as the table itself says it."""
    acts = piece.number.sense != "次" or _counts_acts(words, state)
    publicised = state.publicised and not any("处理决定" in word.word for word in words)
    return acts and piece.number.sense in _UNITS and not publicised


def _counts_acts(words: Words, state: SentenceState) -> bool:
    """“采取行政强制措施13次”, not “组织行政许可培训2次”."""
    named = [word for word in words if word.kind not in {"count", "light", "time"}]
    return bool(named) and named[-1].sense in DECISIONS and (state.made or says(words, "make"))


def _up_to_noun(words: Words) -> Words:
    """The words behind a number as far as they name what it counts."""
    last = max((at for at, word in enumerate(words) if word.kind == "noun"), default=len(words) - 1)
    return words[: last + 1]


def _named_before(piece: Piece, words: Words, state: SentenceState) -> list[str]:
    """“行政许可：本年处理决定120件”, “行政许可事项减少2项，现有16项”."""
    if piece.number.sense == "项":
        goes_on = plain(words, "act", "count", "time")
    else:
        decided = any("处理决定" in word.word for word in words) or (
            says(words, "make", "deal") and says(words, "decision") and not says(words, "sum")
        )
        goes_on = decided and not _something_else(words)
    return [state.decided] if state.decided and goes_on else []


def _decided(piece: Piece, words: Words, kinds: Sequence[str], state: SentenceState) -> Meaning | None:
    """The decisions of one kind, or of several with a sum."""
    made = state.made or state.ahead.several_kinds or any(_says_decided(word) for word in words) or _dealt(words)
    if piece.number.sense == "份" and state.ahead.papers:
        return None  # 制作执法文书360份，送达处罚决定书41份
    if not made and (state.reader.theme != "decisions" or piece.number.sense in {"份", "个"}):
        return None
    state.made = made
    joined = _joined(piece, kinds)
    if len(joined) > 1 and not any(word.sense == "sum" for word in words):
        return None
    return tuple(f"{kind}.decisions" for kind in joined), _of_some(words, state)


def _dealt(words: Words) -> bool:
    """“全年办理行政许可1,268件”, not “窗口办理”."""
    return says(words, "deal", "conclude", "complete") and holds(words, {"行政许可"}) and not unknown(words, "审批")


def _of_some(words: Words, state: SentenceState) -> bool:
    """Whether the decisions are a part of those of the table."""
    return _narrow(words) or state.frame is not None or (state.ahead.levels and _of_one_level(words))


def _says_decided(word: Token) -> bool:
    return word.sense in {"decision", "make"} or (word.kind in {"noun", "count"} and "决定" in word.word)


def _of_one_kind(words: Words) -> bool:
    """“道路运输经营许可320件”: a bare 许可 behind a word that says which; not “建房规划许可等行政许可46件”."""
    if any(word.word.startswith("行政") for word in words if word.sense in DECISIONS):
        return False
    return any(
        before.kind == UNKNOWN and before.word[-1] not in BODIES and word.word in {"许可", "处罚", "强制"}
        for before, word in pairwise(words)
    )


def _something_else(words: Words, *, dealt: bool = False) -> bool:
    """Whether it is cases, items or what was published that is counted.

    `dealt`: beside another kind “办理行政许可事项185件” are decisions too.
    """
    return any(
        word.kind in {"item", "other", "compare", "outcome"}
        or word.sense in {"court_litigation", "ask"}  # 申请法院强制执行
        or (word.kind == "case" and word.word != "件" and not (dealt and word.word == "事项" and says(words, "deal")))
        or (word.kind == "act" and word.sense in _ELSE)
        for word in words
    )


def _joined(piece: Piece, kinds: Sequence[str]) -> list[str]:
    """“行政许可、行政处罚决定共”: the kinds named together."""
    named = list(kinds)
    if not of_kind(piece.left, "noun"):
        return named  # 126件行政许可、35件行政处罚决定
    for segment in reversed(piece.before[:-1]):
        more = [word.sense for word in segment.words if word.kind == "noun" and word.sense in DECISIONS]
        if piece.before[-1].mark != "、" or not more:
            break
        named = [*more, *named]
    return list(dict.fromkeys(named))


def _narrow(words: Words) -> bool:
    return any(
        (word.kind == "narrow" and word.sense != "field" and not _names_class(words, at))
        or word.word in {"不予", "准予", "予以"}
        or (word.kind == UNKNOWN and _attributive(words, at))
        for at, word in enumerate(words)
    )


def _names_class(words: Words, at: int) -> bool:
    """“行政许可类决定412件”, “警告、罚款等行政处罚73件”: the class is the whole kind."""
    if words[at].word == "等":
        return says(words[at + 1 : at + 2], *DECISIONS) and any(_says_decided(word) for word in words)
    beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    return words[at].word == "类" and [word.kind for word in beside] == ["noun", "noun"]


def _attributive(words: Words, at: int) -> bool:
    """Whether unknown words say which decisions: not the body that made them."""
    acted = any(word.kind == "act" for word in words[:at])
    named = any(word.kind == "noun" for word in words[at:])
    return (acted and named) or any(word.kind == "of" for word in words[at:])


def _of_one_level(words: Words) -> bool:
    """“州本级作出处罚决定31件，各县分局作出27件”: the branches' are in the table too."""
    return any((word.kind, word.sense) in {("scope", "own"), ("scope", "seat")} for word in words) and not any(
        word.sense == "below" for word in words
    )


def _items(kinds: Sequence[str], piece: Piece) -> Meaning | None:
    """“行政许可共77项”, as the edition of 2019 counts."""
    listed = any(word.word == _SORTED for word in piece.left)
    acts = {"make", "in_force", *(["publish"] if listed or holds(piece.left, {"事项"}) else [])}
    bare = all(
        word.kind in _ITEMS or word.word == _SORTED or (word.kind == "act" and word.sense in acts)
        for word in piece.left
    )
    behind = all(word.kind == "case" for word in piece.right)
    return ((f"{kinds[0]}.items",), False) if len(kinds) == 1 and bare and behind else None
