"""One package with the report and all that belongs to it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.commands import GOOD, console, refuse_folder
from app.commands.arguments import Parser
from app.errors import GknbError

HELP = "生成归档包：草稿、Word、PDF、Excel、网页、核对报告、送审单、交接说明和校验值"
DETAILS = """上报、归档、交给下一年的填报人用同一个包。下一年在窗口里点“从归档包新建”选它，就带过来单位信息、结转、来源和理由。
用 --with 把签字扫描件、公开的网页等一起放进去（可以写多次）；原来的包里另外放入的，重新生成时都留着；别的单位、别的年度的归档包不替换。
退出码：0 已写好；2 文件读不了或写不进去。"""


def arguments(parser: Parser) -> None:
    parser.named.add_argument("file", type=Path, metavar="年报.gknb", help="年报草稿")
    parser.options.add_argument("-o", "--output", type=Path, required=True, metavar="归档包.zip", help="写成哪个文件")
    parser.options.add_argument(
        "--with", dest="extra", type=Path, action="append", default=[], metavar="文件", help="一起放进去的文件"
    )
    parser.add_force()


def run(options: Namespace) -> int:
    """Write the package. Raises `GknbError` for an ending that is not its own, or a file that is there already."""
    from app.drafts import storage
    from app.handover.pack import PackedBeside, packed
    from app.handover.unpack import added_to
    from app.pages.limits import own_limits, own_names, own_signoff_template
    from app.system.finished_file import write_finished

    out: Path = options.output
    if out.suffix.lower() != ".zip":
        raise GknbError(f"归档包的文件名要以“.zip”结尾，现在是“{out.name}”")
    refuse_folder(out)
    if out.exists() and not options.force:
        raise GknbError(f"“{out}”已经有了，没有改动它。要替换它请加 --force")
    report = storage.load(options.file)
    beside = PackedBeside(
        {path.name: path for path in options.extra},
        kept=added_to(out, report),
        names=own_names(),
        template=own_signoff_template(),
    )
    made = packed(report, beside, own_limits())
    kept = write_finished(out, made.data)
    console.say(kept.message or f"已存为“{kept.path}”。")
    for line in made.missing:
        console.complain(line)
    return GOOD
