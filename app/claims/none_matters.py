"""The figures of the tables of which a clause says that there were none, matter by matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from app.claims.foreseen import DECISION, DECISIONS, DISPUTE, DISPUTES, DOCUMENT, DOCUMENTS, FEE, MATTERS, REQUEST
from app.claims.mention import Ids
from app.claims.none_clause import Denial
from app.claims.none_items import JOINING, MONEY, Item
from app.claims.phrase import holds, is_one, of_kind, says
from app.claims.pieces import CARRY
from app.language.tokens import MARK, NUMBER

_ASKING = frozenset(["receive", "new", "deal", "happen", "submit"])
_CARRYING = frozenset([*CARRY, "open", "conclude", "answer", *_ASKING])
_SUING = frozenset([*_ASKING, "judge", "answer", "court_litigation", "court_reconsideration"])
_FORMS = frozenset(["decision", "ask", "request", "info"])
_BESIDE_RESULTS = frozenset(["result", "row", "of", "case", "light", "act", MARK, NUMBER])
_REASONING = frozenset(["因", "由于", "涉及", "涉", "属", "属于", "是", "为"])
_BESIDE_ACTS = frozenset(["draft", "publish", "publicise", "lapse"])
_NEEDED = frozenset(["需", "须", "需要", "应"])
_GOING_ON = ({"repeal"}, {"issue"}, {"new"})
_DECIDED = ({"make"}, {"happen"}, {"deal"}, {"provide"})
_COLUMN = {"issue": "issued", "repeal": "repealed", "in_force": "in_force"}
_HELD = {"left": "carry_out", "money": "collect"}
_ANYBODY = frozenset(["单位", "群众", "村民", "居民", "市民", "公众"])
_RECEIVING = ("受理", "收到", "接到")

Told = tuple[Item, Ids, str]
"""What there was none of: the words for it, its ids, and the column of applicants."""


def none_of(clause: Denial) -> Iterator[Told]:
    """What a clause says there was none of; nothing where it may mean less than all of it."""
    if clause.known and (found := _results(clause.items)):
        yield clause.items[0], found, ""
        return
    for item in clause.plain():
        who, whole = _applicants(item)
        if whole and (found := _ids(item, clause)) and (not who or found == ("received",)):
            yield item, found, who


def _ids(item: Item, clause: Denial) -> Ids:
    if of_kind(item.words, "outcome"):
        return _outcomes(item, clause)
    if item.matter == DISPUTE:
        return _disputes(item, clause)
    if (CARRY | {"open"}) & _acts(item, clause):
        return _carried(item, clause)
    return _READERS.get(item.matter, _gone_on)(item, clause)


def _acts(item: Item, clause: Denial) -> frozenset[str]:
    """What was not done; 无新增, 一件不剩 and 一分未收 hold an act themselves."""
    held = "new" if "新增" in clause.none.word else _HELD.get(clause.none.sense)
    return item.acts | {held} if held else item.acts


def _disputes(item: Item, clause: Denial) -> Ids:
    """The kinds of dispute; not 无行政复议职能, 未收到公开行政复议."""
    told = [*(word.sense for word in clause.before), *(noun for one in clause.items for noun in one.nouns)]
    if _of_power(clause) or DECISIONS & set(told[: told.index(item.nouns[-1])]):
        return ()
    acts = item.acts - {"publish", "publicise"} if item.acts & _ASKING or clause.none.word[-1] in "到生" else item.acts
    ours = (clause.known or clause.alone) and acts <= _SUING
    return tuple(dict.fromkeys(noun for noun in item.nouns if noun in DISPUTES)) if ours else ()


def _outcomes(item: Item, clause: Denial) -> Ids:
    """“行政诉讼败诉为零”, “没有尚未审结的行政复议”; 无一败诉 is read as an upheld one."""
    outcomes = {word.sense for word in item.words if word.kind == "outcome"}
    lost = outcomes <= {"corrected", "other_corrected"} and clause.ending
    kinds = dict.fromkeys(noun for noun in item.nouns if noun in DISPUTES)
    if not (clause.known or clause.alone) or not (lost or outcomes == {"pending"}) or not item.acts <= _SUING:
        return ()
    return tuple(f"{kind}.{'corrected' if lost else 'pending'}" for kind in kinds)


def _of_power(clause: Denial) -> bool:
    return any(says(item.words, "power") for item in clause.items)


def _carried(item: Item, clause: Denial) -> Ids:
    acts = _acts(item, clause)
    if not (clause.known or "ask" in item.nouns) or not acts <= _CARRYING:
        return ()
    if acts == {"carry_if"} and not says(clause.words, "last", "next", "start", "end"):
        return ()  # 咨询未转为申请
    when = item.words if of_kind(item.words, "time") else (*clause.before, *item.words)
    return ("carried_in" if is_one(when, {("time", "last")}) else "carried_out",)


def _results(found: Sequence[Item]) -> Ids:
    """“没有不予公开的情况”, “未作出不予公开决定”, “没有因涉及国家秘密而不予公开的申请”."""
    words = [word for item in found for word in item.words]
    classes, rows = ([word.sense for word in words if word.kind == kind] for kind in ("result", "row"))
    bare = all(
        word.kind in _BESIDE_RESULTS or word.sense in _FORMS or word.word in _REASONING | JOINING for word in words
    )
    acts = {word.sense for word in words if word.kind == "act"}
    if not classes or not bare or not acts <= {"make", "answer", "happen"}:
        return ()
    return tuple(dict.fromkeys(rows if rows and says(words, "why") else classes))


def _made(item: Item, clause: Denial) -> Ids:
    """Documents and decisions: “未制定、废止规章”, “未作出行政处罚”, “不具备制定规章的职权”."""
    acts = _acts(item, clause)
    if clause.none.sense == "zero":
        return ()  # 公示行政强制0次
    if not acts or (_of_power(clause) and acts <= {"issue", "make"}):
        return _neither_made(item, clause)
    if not _acts_joined(item, acts) or says(item.words, "topic") or holds(clause.behind[:1], _NEEDED):
        return ()  # 未制定信息公开方面的规范性文件; 无需废止，没有需要废止的规范性文件
    return _columns(item.nouns, acts)


def _gone_on(item: Item, clause: Denial) -> Ids:
    """“新制发2件，无废止文件”, “现行有效9件，无新增”: of the documents told of before."""
    acts = _acts(item, clause)
    bare = acts == {"receive"} and clause.none.word == "零"  # 零受理
    if not item.nouns and ((clause.known and bare) or (clause.theme == "requests" and acts == {"new"})):
        return ("received",)
    kept = acts == {"repeal"} or _COLUMN.keys() & set(clause.told)
    if acts in _GOING_ON and kept and all(noun == "file" for noun in item.nouns):
        return _columns([noun for noun in clause.told if noun in MATTERS][-1:], acts)
    return _fees(item, clause)


def _columns(nouns: Sequence[str], done: frozenset[str]) -> Ids:
    """“未制定、废止规章” is of two columns of a document, “未作出行政处罚” of the one of a decision."""
    acts = {"issue" if act == "new" else act for act in done}
    columns = [(noun, _COLUMN[act]) for noun in nouns if noun in DOCUMENTS for act in _COLUMN if act in acts]
    columns += [(noun, "decisions") for noun in nouns if noun in DECISIONS and acts in _DECIDED]
    return tuple(f"{noun}.{column}" for noun, column in dict.fromkeys(columns))


def _neither_made(item: Item, clause: Denial) -> Ids:
    """“不涉及行政处罚决定”, “没有规章制定权”; not 未受理行政许可, 无行政处罚被投诉的情况."""
    behind = [word.word for one, word in pairwise(item.words) if one.sense in DECISIONS]
    if clause.none.word.endswith(_RECEIVING) or not MONEY.isdisjoint(behind) or holds(item.words, {"被"}):
        return ()
    made = dict.fromkeys(f"{noun}.decisions" for noun in item.nouns if noun in DECISIONS)
    dated = "this" in clause.told or of_kind(clause.words, "time") or item.acts or _of_power(clause)
    columns = ("issued",) if dated else ("issued", "in_force")  # 我镇无规范性文件: nor of earlier years
    made |= dict.fromkeys(f"{noun}.{column}" for column in columns for noun in item.nouns if noun in DOCUMENTS)
    return tuple(made)


def _acts_joined(item: Item, acts: frozenset[str]) -> bool:
    """Whether what was not done is one thing, or several of the table's joined: 未制定、修改、废止."""
    if len(acts) == 1:
        return True
    if not acts & _COLUMN.keys() or not acts <= {*_COLUMN, *_BESIDE_ACTS}:
        return False
    places = [at for at, word in enumerate(item.words) if word.kind == "act"]
    if any(item.words[at].sense in _BESIDE_ACTS and at + 1 in places for at in places):
        return False  # 没有公开制定的规范性文件
    between = [word for word in item.words[places[0] : places[-1]] if word.kind not in {"case", "count"}]
    return all(word.kind in {"act", MARK} or holds([word], JOINING) for word in between)


def _fees(item: Item, clause: Denial) -> Ids:
    """行政事业性收费, 信息处理费, and 费用 where those of requests are told of; not 申请人未缴纳信息处理费."""
    if any(word.kind == "about" and not holds(clause.words[:at], {"向", "对"}) for at, word in enumerate(clause.words)):
        return ()
    acts = _acts(item, clause)
    if not acts <= {"collect", "happen"}:
        return ()
    if "fees" in item.nouns:
        return ("fees.amount",)
    ours = clause.theme == "fees" or (clause.known and acts - {"happen"} == {"collect"})
    asked = (
        "asked_fee" in item.nouns
        or clause.none.sense == "money"
        or (clause.ending and holds(clause.behind[:1], {"收费"}))
    )
    return ("handling_fee",) if "handling_fee" in item.nouns or (ours and asked) else ()


def _requests(item: Item, clause: Denial) -> Ids:
    if clause.none.sense == "money":
        return _fees(item, clause)
    if not clause.known or not _acts(item, clause) <= _ASKING or holds(clause.behind, MONEY):
        return ()
    if holds(clause.behind[:1], _NEEDED):
        return ()  # 没有需要依申请公开的信息
    return ("received",)


def _applicants(item: Item) -> tuple[str, bool]:
    """Of whom a clause speaks, '' for anybody, and whether the table has a column for them."""
    named = [word for word in item.words if word.kind == "applicant"]
    words = {word.word for word in named}
    anybody = len({word.sense for word in named}) > 1 and any(word.sense == "natural_person" for word in named)
    if not named or anybody or "公民" in words or holds(item.words, _ANYBODY):
        return "", True
    return "natural_person", words <= {"自然人", "个人", "公民个人"}


_READERS: dict[str, Callable[[Item, Denial], Ids]] = {
    DOCUMENT: _made,
    DECISION: _made,
    FEE: _fees,
    REQUEST: _requests,
}
