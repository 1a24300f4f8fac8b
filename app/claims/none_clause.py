"""What a clause with “none” says there was none of: “未制定规范性文件” speaks of files issued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.claims.foreseen import MATTERS
from app.claims.mention import Words
from app.claims.none_items import MONEY, Item, items, joins, with_ways, without_examples, without_object
from app.claims.phrase import BODIES, of_kind, says, unknown
from app.language.tokens import MARK, UNKNOWN, Token

UNITS = frozenset(["件", "宗", "起", "份", "例"])
"""Of single cases; 个 and 家 count bodies as well."""
_LIGHT_HERE = frozenset(
    ["因", "由于", "涉及", "涉", "等", "有关", "关于", "类", "针对", "不服", "不满", "不满意", "团体"]
)
_BESIDE = frozenset(["举报", "行", "行政", "不当", "违反", "案例", "问题", "据", "设立", "此", "就"])
_SUBJECTS = frozenset(["事", "据", "程序"])
_WAYS = frozenset(["书面", "来信", "来访", "来电", "纸质", "电子"])
_ASKED_FOR = frozenset(["信息", "诉求", "请求", "来信", "信件"])
_QUIET = frozenset(["case", "light", "count", "of"])
_GENERIC = frozenset(["info", "topic", "decision", "file", "ask"])


@dataclass(frozen=True)
class Denial:
    """A clause with “none” at `at`. `known`: of disclosure of information; `alone`: 复议 that names none is ours too.

    `told` is what was named before it in the sentence.
    """

    words: Words
    at: int
    known: bool
    alone: bool
    theme: str
    told: Sequence[str]

    @property
    def none(self) -> Token:
        return self.words[self.at]

    @property
    def before(self) -> Words:
        return self.words[: self.at]

    @property
    def behind(self) -> Words:
        return self.words[self.at + 1 :]

    @cached_property
    def ending(self) -> bool:
        """Whether the clause ends in it (“……均为零”), so that what it says stands before."""
        return all(word.kind in _QUIET or word.sense in {"these", "happen"} for word in self.behind)

    @cached_property
    def items(self) -> list[Item]:
        """The things of which it says that there was none."""
        said = without_object(with_ways(self.before if self.ending else _but_for_the_defendant(self.behind)))
        told = [word for word in said if _tells(word) and not _asked_for(said, word)]
        if self.ending:
            told += [word for word in self.behind if word.kind == "act" or word.word in MONEY]
        subject = self._subject(told)
        if subject and (of_kind(told, "narrow") or unknown(word for word in told if word.word != "事")):
            return []  # 依申请公开没有出现问题，申请公开事项没有涉及第三方的
        return items(without_examples([*subject, *told]))

    def _subject(self, told: Words) -> Words:
        """“规范性文件未制定”, “行政复议方面未收到申请”: what the clause is about, where nothing behind says it."""
        named = [word for word in self.before if word.kind == "noun" and word.sense not in {"info", "topic"}]
        if self.ending or any(word.kind == "noun" and word.sense not in _GENERIC for word in told):
            return []
        if says(told, "ask") and not any(word.sense not in _GENERIC for word in named):
            return []
        return [word for word in self.before if word in named or (joins(word) and named)]

    def plain(self) -> Iterator[Item]:
        """Those that no word may narrow down."""
        if self._of_somebody():
            return
        for item in self.items:
            words = _but_for_the_power(self._but_for_who_sues(item))
            if not any(map(self._weighs, words)) and not _of_the_rest(words):
                yield item

    def _weighs(self, word: Token) -> bool:
        """Not 书面或者网络形式的申请: neither this way nor that; not 依申请公开：此项业务未发生."""
        these = word.sense == "these" and any(one.kind == MARK for one in self.before)
        outcome = word.kind == "outcome" and (self.ending or word.sense == "pending")
        return _weighs(word) and not these and not outcome and not (self._any_way and is_way(word))

    @cached_property
    def _any_way(self) -> bool:
        return sum(map(is_way, self.words)) > 1

    def _but_for_who_sues(self, item: Item) -> Words:
        """“没有纳税人对答复申请复议”: whoever it would have been."""
        sued = self.known and item.matter == "dispute" and says(item.words, "to", "why")
        first = item.words[:1]
        return item.words[1:] if sued and first == self.behind[:1] and first[0].kind == UNKNOWN else item.words

    def _of_somebody(self) -> bool:
        """“业主委员会均未提出申请”, “上半年、涉企的没有……”: not told of all."""
        if self.ending:
            unknown = [word.word for word in self.before if word.kind == UNKNOWN]
            return len(self.before) > 1 and any(one[-1] not in BODIES and one not in _SUBJECTS for one in unknown)
        narrowed = any(word.kind == "narrow" and self._weighs(word) for word in self.before)
        return narrowed or (self._asked_by_somebody() and of_kind(self.before, UNKNOWN, "applicant"))

    def _asked_by_somebody(self) -> bool:
        """Whether it tells who did not ask."""
        first = next((word.sense for word in self.behind if word.kind != "light"), "")
        asked = first == "submit" and self.none.word[-1] not in "到理收"
        return asked and {item.matter for item in self.items} <= {"request", ""}


def _but_for_the_power(words: Words) -> Words:
    """“没有行政许可和对外服务等社会管理职能”, “不具备行使行政强制的职权”: what a power is called says no less."""
    named = max((at for at, word in enumerate(words) if word.sense in MATTERS), default=len(words))
    return words[: named + 1] if says(words[named:], "power") else words


def _of_the_rest(words: Words) -> bool:
    """“未收到其他形式的申请”, not “网上、信函和其他形式的申请”."""
    return any(
        word.sense == "rest" and not (one and joins(one)) for one, word in zip((None, *words), words, strict=False)
    )


def _but_for_the_defendant(words: Words) -> Words:
    """“以某某局为被申请人的行政复议”: against whom says nothing of which."""
    end = next((at for at, word in enumerate(words) if word.sense == "side"), 0)
    return words[end + 1 :] if end and words[0].word == "以" else words


def _asked_for(words: Words, word: Token) -> bool:
    """“依申请公开信息”: the information that is asked for."""
    before = [one for one in words[: words.index(word)] if one.kind not in {"of", "noun"} or one.sense == "request"]
    return word.word in _ASKED_FOR and bool(before) and before[-1].sense == "request"


def is_way(word: Token) -> bool:
    return word.sense == "channel" or word.word in _WAYS


def _tells(word: Token) -> bool:
    """Whether a word may say what there was none of, and not only when or who says so."""
    if word.kind == UNKNOWN:
        return word.word[-1] not in BODIES
    return word.kind not in {"time", "scope"} or word.sense in {"last", "next"}


def _weighs(word: Token) -> bool:
    """Whether a word may narrow down what there was none of."""
    if word.kind == "time":
        return False
    if word.number is not None:
        one = word.number.unit == "个" and word.number.value == 1  # 一个也没有
        return word.number.unit not in UNITS | {"项"} and not one  # 行政复议、行政诉讼两项均为零
    if word.kind == "narrow":
        return word.word not in _LIGHT_HERE and word.sense not in {"rest", "field"}
    return word.kind in {UNKNOWN, "outcome", "result", "row", "item", "other", "compare"} and word.word not in _BESIDE
