"""What a number says of requests: received, carried over, answered, and how."""

from __future__ import annotations

from app.claims.bare import plainly
from app.claims.carried import carried, still_open, times
from app.claims.dropped import dealt_no_longer, dropped
from app.claims.foreseen import OTHER, REQUEST
from app.claims.mention import Ids, Meaning, Words
from app.claims.of_some import of_some, withdrawn
from app.claims.phrase import BODIES, all_of, holds, names_a_thing, of_kind, says
from app.claims.pieces import DONE, RECEIVED, RECEIVING, SAYING, Piece, ends_in_of, first, last, settles
from app.claims.reasons import contradicted, hinted, reasons_after, rows_before
from app.claims.results import bare_granted, only_made_public, result_told
from app.claims.state import SentenceState
from app.language.tokens import UNKNOWN, Token

_WHOLES = frozenset([*RECEIVED, "concluded"])
_TELLING = frozenset(["act", "result", "row"])
_ARE = frozenset(["属", "为", "是", "系", "属于"])
_DROPPED = frozenset(["other_end", "other_not_corrected", "other_fee_unpaid"])
_NO_RESULT = frozenset([*RECEIVED, *DONE, "carried_in"])


def meaning(piece: Piece, state: SentenceState) -> Meaning | None:
    """What a number counts of requests; None where it is not known."""
    found = _what(piece, state)
    if found is None or not _fits(found[0][0], state):
        return None
    what, behind = found
    if what == ("carried",) and state.frame and state.frame[0] in DONE:
        return ("carried_in",), True  # 办结21件，其中新收的19件、结转的2件
    if contradicted(piece, what):
        return None
    return what, of_some(piece, what, state, behind=behind) or _of_a_list(piece, what, state)


def _of_a_list(piece: Piece, what: Ids, state: SentenceState) -> bool:
    """Whether it is a part of a list that divides something else than the whole table."""
    if what in {("carried_in",), ("carried_out",)}:
        return False  # 答复98件（含上年结转8件）
    by_applicant = what[0] in RECEIVED and of_kind((*piece.left, *piece.right), "applicant")
    if state.frame is None or by_applicant:
        return False
    return not _divides(state.frame, what[0])


def _fits(first_id: str, state: SentenceState) -> bool:
    """Whether a list may have such a part at all: “办结的申请中，新收的37件” is none of the table."""
    frame = state.frame
    if frame is None or _divides(frame, first_id):
        return True
    if first_id == "received":
        return frame[:1] != () and frame[0] in _WHOLES
    return True


def _divides(frame: Ids, first_id: str) -> bool:
    """Whether a list that divides `frame` has figures of the whole table."""
    if not frame:
        return False
    if (frame[0], first_id) == ("granted", "partly_granted"):
        return True  # 公开13件（含部分公开2件）
    if first_id.startswith(f"{frame[0]}_") or frame[0] in RECEIVED:
        return first_id != "received"
    return frame[0] in DONE and first_id not in _NO_RESULT


def _what(piece: Piece, state: SentenceState) -> tuple[Ids, bool] | None:
    """The ids, and whether the words behind the number say so."""
    if _of_none_of_the_table(piece, state):
        return None
    if carry := carried(piece) or still_open(piece):
        return carry
    if _left_of_those_done(piece, state):
        return ("carried_out",), False
    if row := dropped(piece):
        return (row,), False
    if dealt_no_longer(piece.left):
        return None
    return (("other_misc",), False) if withdrawn(piece) else _by_verb(piece, state)


def _left_of_those_done(piece: Piece, state: SentenceState) -> bool:
    """“收到36件，办结35件，还剩1件”."""
    told = [one.what[0] for one in state.mentions[-1:] if one.what]
    done = bool(told) and told[-1] in DONE and state.frame is None
    behind = next((word for word in state.ahead.words if word.start >= piece.number.end), None)
    ends = behind is None or behind.word == "。"
    left = says(piece.left, "left_over") and all_of(piece.left, "light", "narrow", "count")
    return done and ends and left


def _of_none_of_the_table(piece: Piece, state: SentenceState) -> bool:
    if state.ahead.sifted or state.listed_openness:
        return True
    if says(piece.left, "other_end") and of_kind(piece.left, "row"):
        return True  # 撤回或逾期未补正的
    if _by_several_articles(piece) or _still_to_do(piece.left):
        return True
    return _with_others(piece) or _of_other_kinds(piece) or _old_ones(piece.right)


def _by_several_articles(piece: Piece) -> bool:
    """“依据第十六条第二款、第三十六条第（七）项答复5件”: one number for what articles beside the last say too."""
    joined = piece.before[-2].words if piece.before[-1].mark == "、" and len(piece.before) > 1 else ()
    return any(word.kind == UNKNOWN and word.word.startswith("第") and "条" in word.word for word in joined[-1:])


def _of_other_kinds(piece: Piece) -> bool:
    """“收到申请3000件，均为补贴申请”."""
    behind = [segment.words for segment in piece.after[:2] if segment.mark == "，"]
    kinds = [words for words in behind if says(words[:1], "apiece", "is", "all")]
    return any(word.kind == "other" and word.word.endswith("申请") for words in kinds for word in words)


def _by_verb(piece: Piece, state: SentenceState) -> tuple[Ids, bool] | None:
    """What the words before the number say, else those behind it, else what is plain without them."""
    verb = last_saying(piece.left)
    relative = ends_in_of(piece.left) and settles(piece.right)
    if verb and not (relative and verb.sense in RECEIVING) and (what := _by(verb, piece.left, piece, state)):
        return what, False
    if state.matter == REQUEST and (row := _row_beside_classes(piece.left or piece.right, verb, state)):
        return (row,), False
    if (verb is None or verb.sense == "submit") and (reasons := reasons_after(piece)):
        return reasons, True
    if verb is None and holds(piece.left, {"告知"}) and len(rows := rows_before(piece, "", state)) == 1:
        return rows, False
    return _behind(piece, state, verb) or plainly(piece, state)


def _row_beside_classes(words: Words, verb: Token | None, state: SentenceState) -> str:
    """“不存在7件”, “信访投诉3件”, “5件不存在”: what names a row where classes are told."""
    beside = state.frame or state.ahead.beside_results
    if beside and words and words[-1].word == "不存在":
        return "unavailable_not_held"
    return hinted(words, "rejected") if verb is None and state.ahead.names_petitions else ""


def last_saying(words: Words) -> Token | None:
    return next(
        (word for word in reversed(words) if word.kind in {"result", "row", "applicant"} or word.sense in SAYING), None
    )


def _behind(piece: Piece, state: SentenceState, before: Token | None) -> tuple[Ids, bool] | None:
    """What the words behind a number say became of it."""
    verb = next((word for word in piece.right if word.kind in _TELLING and word.sense != "complete"), None)
    if _from_applicant(verb, piece.right):
        return ("received",), True
    if only_made_public(piece.right) and (granted := bare_granted(piece.right, state)):
        return granted, True
    if verb is None or _left_unsettled(piece):
        return None
    verb = first(piece.right, "result") or first(piece.right, "row") or verb
    if before and verb.sense in RECEIVING:
        return None
    what = _by(verb, piece.right, piece, state)
    return (what, True) if what else None


def _from_applicant(verb: Token | None, behind: Words) -> bool:
    """“3件为企业”, “3件由公民提出”: behind a number it is said who asked."""
    if verb is None:
        return bool(behind) and behind[0].word in _ARE and of_kind(behind[1:2], "applicant")
    return verb.sense == "submit" and of_kind(behind, "applicant")


def _left_unsettled(piece: Piece) -> bool:
    """Whether the words behind a number do not say of all that it counts what became of it."""
    return not settles(piece.right) or _shared(piece) or says(piece.right, "behalf")


def _still_to_do(words: Words) -> bool:
    """“还需办理申请3件” is not all that there was."""
    return says(words, "still") and says(words, "due")


def _old_ones(words: Words) -> bool:
    """“2件历史遗留申请已于上年办结”."""
    senses = {word.sense for word in words}
    return {"carry_in", "conclude"} <= senses and "last" in times(words)


def _with_others(piece: Piece) -> bool:
    """“收到咨询、投诉和政府信息公开申请36件”: other matters are counted with them."""
    asked = last(piece.left, "noun")
    joined = piece.before[-2].words if piece.before[-1].mark == "、" and len(piece.before) > 1 else ()
    came = first([word for word in piece.left if word.sense in RECEIVING], "act")
    begin = came.start if came and not joined else 0  # 受理平台及来信共接到申请62件
    return asked is not None and any(
        word.kind == "other" and not word.sense and begin <= word.start < asked.start for word in (*joined, *piece.left)
    )


def _shared(piece: Piece) -> bool:
    """“其余75件不予公开、无法提供”, “其余18件为无法提供等情形”: several classes of results share the number."""
    behind = [*piece.right, *(word for segment in piece.after[1:2] for word in segment.words)]
    last_told = max((at for at, word in enumerate(piece.right) if word.kind == "result"), default=0)
    among_others = any(word.word.startswith("等") for word in piece.right[last_told:])
    return among_others or len({word.sense for word in behind if word.kind == "result"}) > 1


def _by(verb: Token, words: Words, piece: Piece, state: SentenceState) -> Ids | None:
    """What the word that tells most says."""
    result = last(words, "result", "row")
    advised = verb.sense == "submit" and holds(words, {"告知"})  # 信访类申请，告知通过相应渠道提出
    if result and result.start < verb.start and (advised or verb.sense in {"answer", "conclude", "deal"}):
        verb = result
    if verb.kind in {"row", "result"}:
        return result_told(verb, words, piece, state)
    if verb.sense == "answer" and len(rows := rows_before(piece, "", state)) == 1:
        return rows
    if verb.kind == "applicant":
        return ("received",)
    if verb.sense == "submit":
        return ("received",) if state.matter == REQUEST and not advised and not names_a_thing(words) else None
    if verb.sense == "publish":
        return bare_granted(words, state)
    if verb.sense in RECEIVING:
        return _received(verb, words, state)
    return _dealt_with(verb, words, state)


def _dealt_with(verb: Token, words: Words, state: SentenceState) -> Ids | None:
    if verb.sense == "due":
        return ("to_do",)
    if verb.sense not in {"conclude", "answer"} or _something_else_done(verb, words):
        return None
    came = last([word for word in words if word.sense in {"receive", "new"}], "act")
    if came and _at_once(came, verb, words):
        both = sum(word.sense == "this" for word in words) > 1  # 当年受理当年办结的46件
        return None if both else ("received",)
    done = "answered" if verb.sense == "answer" or _dropped_beside(verb, state.ahead.words) else "concluded"
    return (f"{done}_new",) if state.new_part or came else (done,)


def _dropped_beside(verb: Token, words: Words) -> bool:
    """“撤回2件，实际办理36件”, “按时办结36件，2件逾期未补正”: those done are the answers that are left."""
    if any(word.sense == "other_end" and word.end <= verb.start for word in words):
        return True
    behind = words[list(words).index(verb) :]
    return says(behind, *_DROPPED) and not of_kind(behind, "list", "result")


def _at_once(came: Token, done: Token, words: Words) -> bool:
    """“受理并办结12件”, not “收到的申请已办结12件”."""
    between = words[list(words).index(came) + 1 : list(words).index(done)]
    return not says(between, "ask", "request") or holds(between, {"并"})


def _something_else_done(verb: Token, words: Words) -> bool:
    """“为企业办结事项3500件”, “答复文书抽查12份”."""
    behind = [word for word in words[list(words).index(verb) + 1 :] if word.kind not in {"light", "count", "of"}]
    if names_a_thing(behind) or of_kind(behind[-1:], UNKNOWN):
        return True
    return says(behind, "publicise") or says(words, "draft")


def _received(verb: Token, words: Words, state: SentenceState) -> Ids | None:
    if verb.sense == "deal" and (what := _handled(words, state)):
        return what
    informed = verb.sense == "deal" and holds(words, {"告知"})  # 告知按有关规定办理5件
    if informed or _something_with_it(verb, words):
        state.matter = OTHER
        return None
    return ("new",) if verb.sense == "new" else ("received",)


def _handled(words: Words, state: SentenceState) -> Ids:
    """“办理完毕5件”, and “办理5件” behind those received; () where 办理 may be no more than 收到."""
    if says(words, "complete"):
        return ("concluded",)
    whats = {mention.what for mention in state.mentions}
    if not {("received",), ("new",)} & whats:
        return ()
    return ("handled",) if ("carried_in",) in whats and says(words, "sum") else ("concluded",)


def _something_with_it(verb: Token, words: Words) -> bool:
    """“收到补正材料5份”: something not known is named, and no request."""
    behind = words[list(words).index(verb) + 1 :]
    if names_a_thing(behind) and not says(words, "ask", "request"):
        return True
    if says(behind, "publicise"):
        return True
    unknown = any(word.kind == UNKNOWN and word.word[-1] not in BODIES for word in behind)
    return unknown and not of_kind(behind, "noun")
