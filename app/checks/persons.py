"""H15, H16. Persons whom a report names, and what it tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.facts import Facts
from app.checks.passages import passages
from app.checks.rule import Level, Problem, RuleResults, Spot, rule
from app.language.remembered import remembered
from app.texts.paragraphs import ROSTER_MARK

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董程曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟万段雷钱汤尹黎易武乔贺赖龚"
_NAME = rf"[{_SURNAMES}](?![某×XxＸ姓])[\u4e00-\u9fff]{{1,2}}?"
_TITLE = r"(?:同志|[局镇乡县区市处科主书][长任记]|副[局镇乡县区市处科主书][长任记])"
_ROLE = re.compile(r"(?:^|[\s；;。，])(?:副?\s{0,4}组\s{0,4}长|成\s{0,4}员|副?主\s{0,4}任)\s{0,4}[：:]")


@rule("H15", "附有人员名单", level=Level.HINT, basis="政府信息公开条例第五十条（年度报告的内容）", scope="report")
def roster_of_persons(facts: Facts) -> RuleResults:
    """领导小组名单不在条例规定的年度报告内容之内，还会公开个人姓名。上级没有要求的，可以不写。"""
    marks = [paragraph for paragraph in facts.paragraphs if paragraph.text.strip() == ROSTER_MARK]
    lines = [paragraph for paragraph in facts.paragraphs if _ROLE.search(paragraph.text)]
    named = facts.report.roster and marks
    roles = {re.sub(r"\W", "", role) for line in lines for role in _ROLE.findall(line.text)}
    mentioned = [paragraph for paragraph in facts.paragraphs if len(_persons(paragraph.text)) > 1]
    if named or len(roles) > 1 or mentioned:
        spot = Spot.at((marks or (lines if len(roles) > 1 else mentioned))[0])
        yield Problem("领导小组名单不属于年度报告规定内容，可以不写。", spot=spot)


_GIVEN_A_PART = re.compile(
    rf"(?:[长任记员席由以、，。；]|^)(?P<name>{_NAME}){_TITLE}?(?:兼任|担任|任|为)[^，。；、]{{0,12}}?(?:常务)?(?:副?组长|副?主任|成员)"
)
"""由局长周卫国任组长，林小红同志任副组长；赵强、孙丽为成员."""
_CALLED = re.compile(rf"(?:组长|成员)(?:是|为|由)?[：:]?[ \u3000]?(?P<name>{_NAME})(?=[，。；、（(\s]|$)")
"""组长王德明，副组长刘海燕."""
_LISTED = re.compile(
    rf"(?:人员|名单|成员)(?:如下|为|包括)[：:]?(?P<names>{_NAME}(?:、{_NAME}){{2,}}[\u4e00-\u9fff]?)(?=[，。；等\s]|$)"
)


@remembered
def _persons(text: str) -> Iterator[str]:
    """The persons whom a text gives a part in a group."""
    yield from {found["name"] for pattern in (_GIVEN_A_PART, _CALLED) for found in pattern.finditer(text)}
    for found in _LISTED.finditer(text):
        yield from found["names"].split("、")


_ASKERS = "申请人|当事人|原告|公民|村民|居民|市民|群众"
_OTHERS = "家长|业主|住户|户主|职工|教师|老人|学生|律师|代理人|投诉人|举报人|上诉人|第三人|困难户|低保户|法定代表人|经营者|店主|被申请人|退休人员|养殖户|农户|商户"
_PRIVATE = (
    re.compile(
        r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
    ),
    re.compile(r"(?<![\d.\-])1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.次条元人件万])"),
    re.compile(r"(?:(?<=卡号)|(?<=账号)|(?<=卡号：)|(?<=账号：))\d{16,19}(?!\d)"),
    re.compile(
        rf"(?:{'|'.join(f'(?<={word})' for word in _ASKERS.split('|'))})[：:]?{_NAME}(?=提出|撤回|撤诉|申请|，申请|向|要求|不服|因|诉|提交|等\d|、|（|（身份证|的(?:政府信息公开)?申请)"
    ),
    re.compile(
        rf"(?:{'|'.join(f'(?<={word})' for word in _OTHERS.split('|'))}){_NAME}(?=提交|提出|申请公开|来函|来信|反映|不同意|因不服|(?:向|诉|不服)[我本]|的(?:政府信息公开)?申请|要求公开)"
    ),
    re.compile(rf"(?:^|(?<=[，。；：\n])){_NAME}(?=等\d+[名位人](?:居民|村民|群众|市民|申请人|业主))"),
    re.compile(rf"(?:^|(?<=[，。；：\n])){_NAME}(?=(?:诉|不服|起诉|状告)(?:[我本][局委办镇乡县区市街机单]))"),
    re.compile(
        rf"(?<=收到)(?:{_NAME}、)*{_NAME}(?<![镇乡县市区村局委厅院会])(?=(?:等\d+人)?(?:提交|提出|的申请|的政府信息公开申请))"
    ),
)
_CONTACT = re.compile(r"邮政编码|邮编|电子邮箱|电子信箱|联系地址|通讯地址")


@rule("H16", "疑似个人信息", level=Level.QUERY, basis="政府信息公开条例第十五条；个人信息保护法", scope="text")
def personal_data(facts: Facts) -> RuleResults:
    """身份证号、手机号、申请人姓名不要写进年报；办公电话可以写在联系方式里。"""
    for passage in passages(facts):
        for found in _private(passage.text) if passage.section != "preface" else ():
            message = f"第{passage.number}段疑似含个人信息“{found[0]}”，公开前请删除或作去标识化处理。"
            yield Problem(message, (), passage.spot(*found.span()))


@remembered
def _private(text: str) -> Iterator[re.Match[str]]:
    for pattern in _PRIVATE if not _CONTACT.search(text) else ():
        for found in pattern.finditer(text):
            if not re.search(r"某|先生|女士|同志|何[时人种地事处]|等|群|众|关|于|对|和|有|的|反|书", found[0]):
                yield found
