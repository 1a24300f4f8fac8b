"""Make a new draft."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.commands import GOOD, console, refuse_draft
from app.commands.arguments import Parser
from app.errors import GknbError
from app.form.editions import EDITIONS, NINE, years_of

HELP = "新建一份年报草稿"
DETAILS = f"""格式由年度决定：{"，".join(f"{years_of(form)}用{form.name}" for form in EDITIONS)}。
机关类别可写：government 县级以上人民政府、bureau 政府办公室及部门、town 乡镇人民政府、
street 街道办事处、zone 开发区管委会等、authorised 法律法规授权组织；不写为“不清楚”。"""


def arguments(parser: Parser) -> None:
    parser.options.add_argument("--year", type=int, required=True, metavar="年度", help="报告年度，例如2025")
    parser.options.add_argument("--agency", required=True, metavar="机关", help="机关全称")
    parser.options.add_argument("--kind", default="", metavar="类别", help="机关类别，见下")
    parser.options.add_argument(
        "--outline",
        default="official",
        metavar="结构",
        help=f"official（六个部分，默认）或nine（九个部分，限{NINE.last_year}年度及以前）",
    )
    parser.options.add_argument("-o", "--output", type=Path, required=True, metavar="X.gknb", help="草稿文件")
    parser.add_force()


def run(options: Namespace) -> int:
    """Write the draft; an existing file is replaced only by force."""
    from app.drafts import storage
    from app.report.model import KINDS, AgencyKind
    from app.report.new import new_report

    kinds: dict[str, AgencyKind] = {name: id_ for id_, name in KINDS.items()} | {id_: id_ for id_ in KINDS}
    if options.kind not in kinds:
        raise GknbError(f"没有“{options.kind}”这种机关类别，可写{'、'.join(filter(None, KINDS))}")
    if not (agency := options.agency.strip()):
        raise GknbError("机关全称不能是空的，请在 --agency 后面写上")
    if not agency.isprintable():
        raise GknbError("机关全称里有换行或看不见的字符，请去掉后再写")
    report = new_report(options.year, agency, kinds[options.kind], options.outline)
    path: Path = options.output
    refuse_draft(path, force=options.force)
    storage.save(report, path)
    console.say(f"已新建“{path}”：{report.title}")
    return GOOD
