"""F6, F8, H24. Texts taken over from last year's report."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from app.checks.facts import Facts
from app.checks.passages import Passage, body, theme_of
from app.checks.rule import Level, Problem, RuleResults, rule
from app.form.editions import outline
from app.language.fold import fold
from app.language.sentences import Sentence, sentences
from app.report.model import LastYear
from app.texts.marks import printed
from app.texts.paragraphs import texts_of

SHORTEST = 40
"""Characters of a paragraph that is worth comparing."""
SHORTEST_SENTENCE = 12
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_MARKS = re.compile(r"[\s，。；：、！？“”‘’（）《》.\-—]")
_NUMBERING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]|[一二三四五六七八九十]是|第[一二三四五六七八九十]，?)"
)
_ZERO = re.compile(r"(?:未|没有|无|零)[^，。；]{0,20}(?:申请|复议|诉讼|收费|信息处理费|事项)")
SHINGLE = 2


@lru_cache(maxsize=4096)
def shingles(text: str) -> Counter[str]:
    """The pairs of characters in a text, digits masked, marks left out."""
    plain = _MARKS.sub("", _DIGITS.sub("#", fold(text)))
    return Counter(plain[at : at + SHINGLE] for at in range(max(1, len(plain) - SHINGLE + 1)))


class Earlier:
    """Texts of last year, to be asked how much of a new text stands in one of them; asking takes the same however
    many they are, unless many are alike."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self._known = tuple(shingles(text) for text in dict.fromkeys(texts))
        self._where: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, known in enumerate(self._known):
            for shingle, times in known.items():
                self._where[shingle].append((number, times))

    def most(self, text: str, least: float) -> float:
        """The greatest part (0 to 1) of `text` that stands in one of the texts; 0 where it is under `least`."""
        mine = shingles(text)
        enough = mine.total() * 0.7
        alike = (
            (mine & known).total() / mine.total()
            for number in self._candidates(mine, least)
            if (known := self._known[number]).total() >= enough
        )
        return max((share for share in alike if share >= least), default=0.0)

    def _candidates(self, mine: Counter[str], least: float) -> Iterator[int]:
        """The texts that hold enough of the rarer half of the pairs: all that may be lacking may be lacking there."""
        shared, asked = Counter[int](), 0
        for shingle in sorted(mine, key=lambda one: len(self._where.get(one, ()))):
            for number, times in self._where.get(shingle, ()):
                shared[number] += min(times, mine[shingle])
            asked += mine[shingle]
            if asked * 2 >= mine.total():
                break
        needed = asked - mine.total() * (1 - least) - 1e-9
        return (number for number, count in shared.items() if count >= needed)


@lru_cache(maxsize=4096)
def most_alike(known: Earlier, text: str, least: float) -> float:
    """`known.most`, remembered."""
    return known.most(text, least)


@lru_cache(maxsize=4)
def earlier(texts: tuple[str, ...]) -> Earlier:
    return Earlier(texts)


def earlier_texts(last_year: LastYear) -> tuple[tuple[str, str], ...]:
    """The paragraphs of last year's report that are compared, each with the theme of its section."""
    return tuple(
        (theme_of(part.heading), text)
        for part in outline(last_year.outline).sections
        for text in printed(last_year, texts_of(last_year, part.id))
        if text.strip()
    )


def _last_year(facts: Facts) -> LastYear | None:
    last = facts.last_year
    return last if last and last.year < facts.year else None


@lru_cache(maxsize=8192)
def own_words(text: str, formulas: frozenset[str]) -> str:
    """A paragraph without what may well stay the same: sentences that say there was none, formula sentences."""
    return "".join(
        sentence.text
        for sentence in sentences(text)
        if not _ZERO.search(sentence.text) and masked(sentence.text) not in formulas
    )


def masked(text: str) -> str:
    return _MARKS.sub("", _DIGITS.sub("#", text))


def formulas(facts: Facts) -> frozenset[str]:
    """The program's own sentences for this report, figures masked."""
    from app.texts.prose import all_drafts

    texts = printed(facts.report, tuple(draft.text for draft in all_drafts(facts.report)))
    return frozenset(masked(sentence.text) for text in texts for sentence in sentences(fold(text)))


@rule(
    "F6",
    "段落与上年雷同",
    level=Level.QUERY,
    basis="政府信息公开条例第四十九条、第五十条：年度报告写上一年度的情况",
    scope="report",
    against_last_year=True,
)
def paragraph_of_last_year(facts: Facts) -> RuleResults:
    """改写成今年的做法和数据。年度报告写的是这一年的情况，与上年雷同，上级检查时会指出。"""
    last = _last_year(facts)
    ours = facts.once(formulas) if last else frozenset()
    known = earlier(tuple(own_words(fold(text), ours) for _, text in (earlier_texts(last) if last else ())))
    for passage in body(facts) if last else ():
        yield None
        text = own_words(passage.text, ours)
        if passage.theme == "fees" or len(_MARKS.sub("", text)) < SHORTEST:
            continue
        if most := most_alike(known, text, 0.9):
            message = f"第{passage.number}段与上年年报重复{round(most * 100)}%，请核对是否需要更新。"
            yield Problem(message, (), passage.spot(0, len(passage.text)))


_LEAD = re.compile(
    r"^(?:目前|当前|仍|还)?存在的?(?:主要)?问题(?:主要)?(?:是|有)(?![：:以如])|^改进措施(?:主要)?是(?![：:以如])"
)


def _problem_sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text about problems, without their numbering; parts of 一是…；二是… count as sentences."""
    for found in re.finditer(r"[^。；！？\n]+", text):
        lead = found[0].rpartition("：")[2] if "：" in found[0][:24] else found[0]
        start = found.end() - len(lead)
        bare = _LEAD.sub("", _NUMBERING.sub("", lead.lstrip()))
        start = found.end() - len(bare)
        if len(bare) >= SHORTEST_SENTENCE and not re.search(r"如下|以下|存在的?主要问题|下一步|我们将", bare[:12]):
            yield Sentence(bare, start)


@rule(
    "F8",
    "问题或措施与上年相同",
    level=Level.QUERY,
    basis="国办公开办函〔2021〕30号：第五部分写问题和改进情况",
    scope="report",
    against_last_year=True,
)
def problem_of_last_year(facts: Facts) -> RuleResults:
    """上年提过的问题，写清整改到了哪一步；今年仍存在的，写今年的新情况。"""
    last = _last_year(facts)
    known = earlier(
        tuple(
            sentence.text
            for theme, text in (earlier_texts(last) if last else ())
            if theme == "problems"
            for sentence in _problem_sentences(fold(text))
        )
    )
    for passage in _about_problems(facts) if last else ():
        for sentence in _problem_sentences(passage.text):
            yield None
            if most_alike(known, sentence.text, 0.8):
                spot = passage.spot(sentence.start, sentence.start + len(sentence.text))
                yield Problem(f"问题、措施与上年相同：“{spot.excerpt}”，请写明上年问题的整改结果或更新。", (), spot)


def _about_problems(facts: Facts) -> Iterator[Passage]:
    return (passage for passage in body(facts) if passage.theme == "problems" and passage.section != "1")


_EMPTY = re.compile(
    r"政府|信息|公开|工作|问题|存在|主要|不够|不足|有待|需要|进一步|加强|提高|部分|个别|仍|还|方面|情况"
)


_SOLVED = re.compile(
    r"已经?[^，。；]{0,8}(?:整改|解决|改进|改善|纠正|完善|补齐|到位|完成|扭转)|得到[^，。；]{0,8}(?:整改|解决|改进|改善|纠正)"
    r"|整改(?:到位|完成|完毕)|(?:上年|上一年|去年)[^，。；]{0,12}(?:提出|指出|反映|存在)"
)
_MEASURE = re.compile(r"改进|整改|措施|下一步|今后|将从")


def _open_problems(text: str) -> Iterator[Sentence]:
    """The problems that a text leaves open: none that it says are solved, nothing from its measures on."""
    for found in re.finditer(r"[^。；！？\n]+", text):
        if _SOLVED.search(found[0]):
            continue
        if _MEASURE.search(found[0]):
            return
        yield from _problem_sentences(found[0])


@rule(
    "H24",
    "上年的问题没有下文",
    level=Level.HINT,
    basis="无统一规定；第五部分写改进情况，有的地方检查上年问题的整改",
    scope="report",
    against_last_year=True,
    about="problems",
)
def last_problem_not_taken_up(facts: Facts) -> RuleResults:
    """在第五部分补一两句：上年提出的问题怎么改的、改得怎样。"""
    last = _last_year(facts)
    now = "".join(passage.text for passage in _about_problems(facts))
    if not last or len(now) < SHORTEST_SENTENCE or re.search(r"上年|上一年|去年|整改", now):
        return
    words = _pairs(now)
    for theme, text in earlier_texts(last):
        if theme != "problems":
            continue
        for sentence in _open_problems(fold(text)):
            mentioned = _pairs(sentence.text)
            if len(mentioned) >= 4 and len(mentioned & words) < len(mentioned) * 0.25:
                yield Problem(f"上年年报提出的问题“{sentence.text}”，今年没有提到整改情况。", (), None)


def _pairs(text: str) -> set[str]:
    """Pairs of characters that carry meaning."""
    plain = _MARKS.sub(" ", _EMPTY.sub(" ", text))
    return {plain[at : at + 2] for at in range(len(plain) - 1) if " " not in plain[at : at + 2]}
