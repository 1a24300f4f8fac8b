"""What a clause with “none” says there was none of: “未制定规范性文件” speaks of files issued."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.claims.foreseen import DECISIONS, DISPUTES, DOCUMENTS, FEES, MATTERS
from app.claims.mention import Ids, Words
from app.claims.phrase import holds, is_one, says
from app.claims.pieces import CARRY
from app.claims.scope import BODIES
from app.language.tokens import MARK, NUMBER, UNKNOWN, Token

_ASKING = frozenset(["receive", "new", "deal", "happen", "submit"])
_LIGHT_HERE = frozenset(
    [
        "提出",
        "方面",
        "因",
        "由于",
        "涉及",
        "涉",
        "等",
        "有关",
        "关于",
        "类",
        "针对",
        "不服",
        "不满",
        "不满意",
        "有异议",
        "要求",
        "其他",
        "团体",
    ]
)
_MONEY = frozenset(["收费", "费用", "收入", "金额"])
UNITS = frozenset(["件", "宗", "起", "份", "例"])
"""Of single cases; 个 and 家 count bodies as well."""
_BESIDE_DISPUTES = frozenset(["投诉举报", "投诉", "举报", "申诉", "行政申诉", "行政裁决", "信访"])
_THINGS = frozenset(["不当", "违反", "程序", "案例", "公司", "问题", "数据", "据", "行", "设立", "事", "此", "就"])
_BESIDE = _BESIDE_DISPUTES | _THINGS | {"行政", "行政法规", "地方性法规", "法规"}
_CARRYING = frozenset([*CARRY, "open", "deal", "conclude", *_ASKING])
_ASKED_FOR = frozenset(["信息", "政府信息", "诉求", "来信", "来访", "信件", "来函"])
_FORMS = frozenset(["decision", "ask", "request", "info"])
_BESIDE_RESULTS = frozenset(["result", "row", "of", "case", "light", "act", MARK, NUMBER])
_REASONING = frozenset(["因", "由于", "涉及", "涉", "属", "属于", "是", "为"])
_BESIDE_ACTS = frozenset(["draft", "publish", "publicise", "lapse"])
_NEEDED = frozenset(["需", "须", "需要", "应"])
_JOINING = frozenset(["和", "或", "或者", "及", "与", "并", "以及", "者"])
_SUING = frozenset([*_ASKING, "judge", "answer", "court_litigation", "court_reconsideration"])
_GOING_ON = ({"repeal"}, {"issue"}, {"new"})
_DECIDED = ({"make"}, {"happen"}, {"deal"}, {"provide"})
_KINDS = frozenset([*DECISIONS, *FEES])
_COLUMN = {"issue": "issued", "repeal": "repealed", "in_force": "in_force"}


class NoneClause:
    """A clause with “none” at `at`. `ending`: it ends in it (“……均为零”), so that what it says stands before.

    `told` is what was named before it in the sentence.
    """

    def __init__(self, words: Words, at: int, known: bool, theme: str, *, alone: bool, told: Sequence[str]) -> None:
        self.words, self.known, self.theme, self.alone, self.told = words, known, theme, alone, told
        self.none, self.before, self.behind = words[at], words[:at], words[at + 1 :]
        self.ending = all(word.kind in {"case", "light", "count"} or word.sense == "these" for word in self.behind)
        named = [word for word in self.before if word.kind == "noun" and word.sense not in {"info", "topic"}]
        stated = self.before if self.ending else (*named, *_but_for_the_defendant(self.behind))
        told_of = [word for word in stated if _tells(word) and not _asked_for(stated, word)]
        self.stated = _but_for_examples(told_of)
        self.acts = {word.sense for word in self.stated if word.kind == "act"}
        self.nouns = self._nouns()
        self.acts |= {"new"} if "新增" in self.none.word else {"carry_out"} if self.none.sense == "left" else set()
        self.who = ""

    def _nouns(self) -> list[str]:
        nouns = [word.sense for word in self.stated if word.kind == "noun"]
        bare = self.none.word == "零" and self.acts == {"receive"} and not nouns
        return [*nouns, "ask"] if bare or holds(self.stated, {"申请事项"}) else nouns  # 零受理, 无申请事项

    def what(self) -> Ids:
        """The ids of what there was none of; () where the words may mean less than all of it."""
        if self.known and (results := self._results()):
            return results
        weighing = [
            word
            for word in self.stated
            if _weighs(word) and not (self._any_way(word) or self._beside(word) or self._sums_up(word))
        ]
        if any(not (word.kind == UNKNOWN and (self._of_a_power(word) or self._who_sues(word))) for word in weighing):
            return ()
        if self._of_somebody():
            return ()
        if says(self.stated, *DISPUTES):
            return self._disputes()
        if (CARRY | {"open"}) & self.acts:
            return self._carried()
        return (*self._documents(), *self._fees()) or self._requests()

    def _disputes(self) -> Ids:
        disputes = dict.fromkeys(noun for noun in self.nouns if noun in DISPUTES)
        if self._powers() or DECISIONS & set(self.nouns):
            return ()  # 无行政复议职能，未发生因行政许可引起的行政复议
        acts = self.acts - {"publish"} if self.acts & set(_ASKING) or self.none.word[-1] in "到生" else self.acts
        ours = (self.known or self.alone) and acts <= _SUING  # 未收到公开行政复议、行政诉讼
        return tuple(disputes) if ours else ()

    def _carried(self) -> Ids:
        if not (self.known or "ask" in self.nouns) or not self.acts <= _CARRYING:
            return ()
        return ("carried_in" if is_one((*self.before, *self.stated), {("time", "last")}) else "carried_out",)

    def _any_way(self, word: Token) -> bool:
        """“书面或者网络形式的申请”: neither this way nor that."""
        ways = [one for one in self.stated if one.sense == "channel" or one.word in {"书面", "口头"}]
        return word.sense == "channel" and len(ways) > 1

    def _beside(self, word: Token) -> bool:
        """“没有收到申请及咨询”: neither this nor that."""
        at = self.stated.index(word)
        around = (*self.stated[max(0, at - 1) : at], *self.stated[at + 1 : at + 2])
        listed = is_one([word], {("other", ""), ("item", "")})
        return listed and any(one.sense == "、" or one.word in _JOINING for one in around)

    def _of_a_power(self, word: Token) -> bool:
        """“没有行政许可和对外服务等社会管理职能”: what else a body may not do."""
        behind = self.stated[self.stated.index(word) :]
        ends = [one for one in self.stated if one.kind not in {"light", "of"} or one.sense == "power"]
        listed = says(self.stated[: self.stated.index(word)], *DECISIONS, *DOCUMENTS)
        return listed and ends[-1].sense == "power" and not says(behind, *DECISIONS, *DOCUMENTS)

    def _sums_up(self, word: Token) -> bool:
        """“因信息公开产生的复议、诉讼等法律纠纷”: what stands behind 等 is a name for them all."""
        before = self.stated[: self.stated.index(word)]
        last = next((at for at in reversed(range(len(before))) if before[at].word == "等"), 0)
        return bool(last) and before[last - 1].kind == "noun" and before[last - 1].sense in DISPUTES

    def _who_sues(self, word: Token) -> bool:
        """“没有纳税人对答复申请复议”: whoever it would have been."""
        sued = self.known and says(self.stated, *DISPUTES) and says(self.stated, "to", "why")
        return sued and self.behind[:1] == (word,)

    def _results(self) -> Ids:
        """“没有不予公开的情况”, “未作出不予公开决定”, “没有因涉及国家秘密而不予公开的申请”."""
        results = [word.sense for word in self.stated if word.kind == "result"]
        rows = [word.sense for word in self.stated if word.kind == "row"]
        bare = all(
            word.kind in _BESIDE_RESULTS or word.sense in _FORMS or word.word in _REASONING or word.word in _JOINING
            for word in self.stated
        )
        if not results or not bare or not self.acts <= {"make", "answer"}:
            return ()
        return tuple(dict.fromkeys(rows if rows and says(self.stated, "why") else results))

    def _of_somebody(self) -> bool:
        """“业主委员会均未提出申请”, “上半年、涉企的没有……”: not told of all."""
        if self.ending:
            unknown = [
                word.word for word in self.before if word.kind == UNKNOWN and word.word not in _BESIDE_DISPUTES | {"事"}
            ]
            return len(self.before) > 1 and any(word[-1] not in BODIES for word in unknown)
        if any(word.kind == "narrow" and word.word not in _LIGHT_HERE for word in self.before):
            return True
        first = next((word.sense for word in self.behind if word.kind != "light"), "")
        receives = self.none.word[-1] in "到理收"
        asked = (
            first in {"happen", "submit"} and not receives and not {*DISPUTES, *DOCUMENTS, *DECISIONS} & set(self.nouns)
        )
        return asked and any(word.kind in {UNKNOWN, "applicant"} for word in self.before)

    def _documents(self) -> Ids:
        if not self.acts or (self._powers() and self.acts <= {"issue", "make"}):
            return self._neither_made()
        if not self._acts_joined() or says(self.stated, "topic"):
            return ()  # 未制定信息公开方面的规范性文件
        nouns = self.nouns
        if holds(self.behind[:1], _NEEDED):
            return ()  # 无需废止，没有需要废止的规范性文件
        kept = self.acts == {"repeal"} or _COLUMN.keys() & set(self.told)
        if self.acts in _GOING_ON and kept and all(noun == "file" for noun in nouns):
            nouns = [noun for noun in self.told if noun in MATTERS][-1:]  # 新制发2件，无废止文件; 现行有效9件，无新增
        return self._columns(nouns)

    def _columns(self, nouns: Sequence[str]) -> Ids:
        """“未制定、废止规章” is of two columns of a document, “未作出行政处罚” of the one of a decision."""
        acts = {"issue" if act == "new" else act for act in self.acts}
        columns = [(noun, _COLUMN[act]) for noun in nouns if noun in DOCUMENTS for act in _COLUMN if act in acts]
        columns += [(noun, "decisions") for noun in nouns if noun in DECISIONS and self.acts in _DECIDED]
        return tuple(f"{noun}.{column}" for noun, column in dict.fromkeys(columns))

    def asked_beside(self) -> bool:
        """“无依申请公开、行政复议情况”: requests stand first among what there was none of."""
        words = self.before if self.ending else self.behind
        named = [word for word in words if word.kind in {"noun", MARK} or word.word in _JOINING]
        asked = next((at for at, word in enumerate(named) if word.sense in {"request", "ask"}), None)
        if asked is None or says(named[:asked], *DISPUTES) or not self.acts <= {"happen", "receive"}:
            return False
        behind = next((at for at, word in enumerate(named) if at > asked and word.kind == "noun"), asked + 1)
        return behind > asked + 1 and says(named[behind : behind + 1], *DISPUTES)

    def _powers(self) -> bool:
        return says(self.stated, "power")

    def _neither_made(self) -> Ids:
        """“不涉及行政处罚决定”, “没有规章制定权”, “不具备行使行政许可的职权”."""
        behind = [word.word for one, word in pairwise(self.stated) if one.sense in DECISIONS]
        received = self.none.word.endswith(("受理", "收到", "接到"))
        if received or not _MONEY.isdisjoint(behind) or holds(self.stated, {"被"}):
            return ()  # 未受理行政许可，没有行政许可收费，无行政处罚被投诉的情况
        made = dict.fromkeys(f"{noun}.decisions" for noun in self.nouns if noun in DECISIONS)
        made |= dict.fromkeys(f"{noun}.issued" for noun in self.nouns if noun in DOCUMENTS)
        return tuple(made)

    def _acts_joined(self) -> bool:
        """Whether what was not done is one thing, or several of the table's joined: 未制定、修改、废止."""
        places = [at for at, word in enumerate(self.stated) if word.kind == "act"]
        if len(self.acts) == 1:
            return True
        if not self.acts & _COLUMN.keys() or not self.acts <= {*_COLUMN, *_BESIDE_ACTS}:
            return False
        between = [word for word in self.stated[places[0] : places[-1]] if word.kind not in {"case", "count"}]
        if any(self.stated[at].sense in _BESIDE_ACTS and at + 1 in places for at in places):
            return False  # 没有公开制定的规范性文件
        return all(word.kind in {"act", MARK} or holds([word], _JOINING) for word in between)

    def _fees(self) -> Ids:
        if any(word.kind == "about" and not holds(self.words[:at], {"向", "对"}) for at, word in enumerate(self.words)):
            return ()  # 申请人未在期限内缴纳信息处理费
        if not self.acts <= {"collect", "happen"}:
            return ()
        if "fees" in self.nouns:
            return ("fees.amount",)
        ours = self.theme == "fees" or (self.known and self.acts == {"collect"})
        asked = "asked_fee" in self.nouns or (self.ending and holds(self.behind[:1], {"收费"}))
        return ("handling_fee",) if "handling_fee" in self.nouns or (ours and asked) else ()

    def _requests(self) -> Ids:
        if not {"request", "ask"} & set(self.nouns) or not self.known or not self.acts <= _ASKING:
            return ()
        if holds((*self.stated, *self.behind), _MONEY):
            return ()  # 没有依申请公开收费情况，申请未产生相关收费
        applicants = {word.word for word in self.stated if word.kind == "applicant"}
        kinds = {word.sense for word in self.stated if word.kind == "applicant"}
        anybody = "natural_person" in kinds and len(kinds) > 1
        if applicants and not anybody and "公民" not in applicants and not holds(self.stated, {"单位"}):
            if not applicants <= {"自然人", "个人", "公民个人"}:
                return ()
            self.who = "natural_person"
        return ("received",)


def _but_for_the_defendant(words: Words) -> Words:
    """“以某某局为被申请人的行政复议”: against whom says nothing of which."""
    end = next((at for at, word in enumerate(words) if word.sense == "side"), 0)
    return words[end + 1 :] if end and words[0].word == "以" else words


def _but_for_examples(words: Words) -> list[Token]:
    """“未采取查封、扣押等行政强制措施”: which there are is no less than all of them."""
    end = next((at for at, word in enumerate(words) if word.word == "等" and says(words[at + 1 : at + 2], *_KINDS)), 0)
    begin = end
    while begin and words[begin - 1].kind in {UNKNOWN, MARK, "narrow"}:
        begin -= 1
    return [*words[:begin], *words[end + (begin < end) :]]


def _asked_for(words: Words, word: Token) -> bool:
    """“依申请公开信息”: the information that is asked for."""
    before = [one for one in words[: words.index(word)] if one.kind not in {"of", "noun"} or one.sense == "request"]
    return word.word in _ASKED_FOR and bool(before) and before[-1].sense == "request"


def _tells(word: Token) -> bool:
    """Whether a word may say what there was none of, and not only when or who says so."""
    if word.kind == UNKNOWN:
        return word.word[-1] not in BODIES
    return word.kind not in {"time", "scope"} or word.sense == "last"


def _weighs(word: Token) -> bool:
    """Whether a word may narrow down what there was none of."""
    if word.number is not None:
        one = word.number.unit == "个" and word.number.value == 1  # 一个也没有
        return word.number.unit not in UNITS | {"项"} and not one  # 行政复议、行政诉讼两项均为零
    if word.kind == "narrow":
        return word.word not in _LIGHT_HERE
    return word.kind in {UNKNOWN, "outcome", "result", "row", "item", "other", "compare"} and word.word not in _BESIDE
