"""Examples for what a document that was brought in has and lacks (H26, H27)."""

from app.form.editions import edition
from app.report.model import Remark
from tests.app.checks.examples import Example
from tests.app.checks.examples.shape import document

REQUESTS = {cell.id: "" for cell in edition("2021").table("requests").inputs}
NOT_THERE = ("proactive", "disputes")

EXAMPLES = [
    Example(
        "H26",
        {("imported",): document(remarks=(Remark(kind="revision", where="总体情况第3段", words="328条→338条"),))},
        {("imported",): document()},
        says="1处未接受也未拒绝的修订：总体情况第3段“328条→338条”",
    ),
    Example(
        "H26",
        {("imported",): document(remarks=(Remark(kind="comment", words="张局长：改为300条"),))},
        {},
        says="批注：“张局长：改为300条”",
    ),
    Example(
        "H26",
        {("imported",): document(remarks=(Remark(kind="hidden", where="总体情况第1段", words="（内部掌握）"),))},
        {},
        says="隐藏的文字：总体情况第1段“（内部掌握）”",
    ),
    Example(
        "H27",
        {("imported",): document(tables=NOT_THERE, instead={"requests": "1张图片"}), **REQUESTS},
        {("imported",): document(tables=NOT_THERE)},
        says="没有找到“收到和处理政府信息公开申请情况”表。那里是1张图片。",
    ),
    Example("H27", {("imported",): document(tables=NOT_THERE), **REQUESTS}, REQUESTS),
]
