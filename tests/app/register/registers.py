"""Registers made up for the tests, with what a count by hand says of them."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

YEAR = 2024
Value = str | date | None
OUTCOMES = {
    "granted": ["予以公开", "（一）予以公开", "全部公开", "公开", "已主动公开"],
    "partly_granted": ["部分公开", "区分处理，部分公开", "部分公开（涉及个人隐私的不公开）"],
    "denied_state_secret": ["属于国家秘密", "不予公开-属于国家秘密", "1.属于国家秘密"],
    "denied_by_law": ["其他法律行政法规禁止公开"],
    "denied_security_stability": ["危及“三安全一稳定”", "危及三安全一稳定"],
    "denied_third_party": ["保护第三方合法权益", "不予公开（个人隐私）", "商业秘密"],
    "denied_internal_affairs": ["属于三类内部事务信息", "内部管理信息"],
    "denied_deliberative": ["属于四类过程性信息", "过程性信息"],
    "denied_enforcement_file": ["属于行政执法案卷"],
    "denied_inquiry_matter": ["属于行政查询事项"],
    "unavailable_not_held": ["本机关不掌握相关政府信息", "信息不存在", "不属于本机关负责公开"],
    "unavailable_needs_creation": ["没有现成信息需要另行制作"],
    "unavailable_still_unclear": ["补正后申请内容仍不明确"],
    "rejected_petition": ["信访举报投诉类申请", "信访类"],
    "rejected_repeated": ["重复申请"],
    "rejected_publication": ["要求提供公开出版物"],
    "rejected_excessive": ["无正当理由大量反复申请"],
    "rejected_reissue": ["要求行政机关确认或重新出具已获取信息"],
    "other_not_corrected": ["申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "逾期不补正"],
    "other_fee_unpaid": ["申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"],
    "other_misc": ["其他", "申请人撤回"],
}
APPLICANTS = {
    "natural_person": ["自然人", "公民", "个人"],
    "business": ["商业企业", "法人或其他组织-商业企业", "企业"],
    "research": ["科研机构"],
    "public_interest": ["社会公益组织"],
    "legal_service": ["法律服务机构", "律师事务所"],
    "other_organisation": ["其他", "法人或其他组织（其他）"],
}
ODD = [
    {"outcome": "不予公开"},
    {"outcome": "予以公开、重复申请"},
    {"outcome": "见附件"},
    {"applicant": ""},
    {"applicant": "法人或其他组织"},
    {"received": "去年年底"},
    {"closed": "2024年13月1日"},
    {"closed": ""},
    {"received": "2024-06-01", "closed": "2024-05-01"},
]
"""What makes a row that is closed in the year fit no cell."""


@dataclass
class Made:
    data: bytes
    expected: Counter[str] = field(default_factory=Counter)
    unfit: list[int] = field(default_factory=list)
    """Rows as Excel counts them."""
    outside: list[int] = field(default_factory=list)


def made(seed: int, rows: int) -> Made:
    random, book = Random(seed), Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "台账"
    found = Made(b"")
    columns = ["序号", "received", "姓名", "applicant", "内容", "outcome", "closed"]
    random.shuffle(columns)
    top = _heads(sheet, columns, random)
    for number in range(1, rows + 1):
        row, kind = _row(random, found)
        row |= {"序号": str(number), "姓名": "张某某", "内容": "某年某地的规划"}
        top += random.random() < 0.02  # a blank row between
        top += 1
        {"unfit": found.unfit, "outside": found.outside}.get(kind, []).append(top)
        for col, name in enumerate(columns, 1):
            sheet.cell(top, col).value = row[name]
    target = io.BytesIO()
    book.save(target)
    found.data = target.getvalue()
    return found


def _heads(sheet: Worksheet, columns: list[str], random: Random) -> int:
    """Heads in one row or two, under a title or not; the last row that they take."""
    top = 0
    if random.random() < 0.5:
        top = 1
        sheet.cell(1, 1).value = "2024年政府信息公开申请登记台账"
        sheet.merge_cells(None, 1, 1, 1, len(columns))
    words = {
        "received": random.choice(["收到日期", "收到申请时间", "登记日期"]),
        "applicant": random.choice(["申请人类型", "申请人性质"]),
        "outcome": random.choice(["办理结果", "答复类型", "处理情况"]),
        "closed": random.choice(["答复日期", "办结时间"]),
        "姓名": "申请人",
        "内容": "申请内容",
    }
    two = random.random() < 0.4
    for col, name in enumerate(columns, 1):
        sheet.cell(top + 1, col).value = words.get(name, name)
        if two:
            sheet.merge_cells(None, top + 1, col, top + 2, col)
    return top + 1 + two


def _row(random: Random, found: Made) -> tuple[dict[str, Value], str]:
    column, outcome = random.choice(list(APPLICANTS)), random.choice(list(OUTCOMES))
    row: dict[str, Value] = {
        "applicant": random.choice(APPLICANTS[column]),
        "outcome": random.choice(OUTCOMES[outcome]),
    }
    kind = random.choices(["in year", "carried in", "carried out", "unfit", "before", "after"], [9, 2, 2, 1, 1, 1])[0]
    received = _day(random, YEAR, last=11)
    closed = received + timedelta(random.randrange(0, 20))
    if kind in {"carried in", "before"}:
        received = _day(random, YEAR - 1, last=12)
        closed = (
            _day(random, YEAR, last=12)
            if kind == "carried in"
            else min(received + timedelta(3), date(YEAR - 1, 12, 31))
        )
    elif kind == "after":
        received = _day(random, YEAR + 1, last=6)
        closed = received
    row |= {"received": _written(received, random), "closed": _written(closed, random)}
    if kind == "carried out":
        later = random.random() < 0.5
        row |= {"closed": f"{YEAR + 1}-01-05"} if later else {"closed": random.choice(["", None]), "outcome": ""}
    if kind == "unfit":
        return row | random.choice(ODD), kind
    if kind in {"before", "after"}:
        return row, "outside"
    found.expected[f"requests.{'carried_in' if kind == 'carried in' else 'received'}.{column}"] += 1
    found.expected[f"requests.{'carried_out' if kind == 'carried out' else outcome}.{column}"] += 1
    return row, kind


def _day(random: Random, year: int, last: int) -> date:
    return date(year, random.randrange(1, last + 1), random.randrange(1, 29))


def _written(day: date, random: Random) -> Value:
    ways: list[Value] = [
        day,
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month:02}/{day.day:02}",
        day.strftime("%Y%m%d"),
    ]
    return random.choice(ways)
