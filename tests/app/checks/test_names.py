"""Whose name a text has: the body's own with a slip in it, or that of another body."""

import pytest

from app.checks.catalogue import run
from app.checks.facts import Facts
from app.language.bodies import read_name
from app.report.agency import kind_of
from app.report.changes import apply
from tests.app.checks.examples import zeros


def codes(agency: str, text: str, section: str = "1") -> set[str]:
    where: tuple[str, ...] = ("preface",) if section == "preface" else ("sections", section)
    changes = {("card", "full_name"): agency, ("card", "kind"): kind_of(agency), where: (text,)}
    report = apply(zeros(2025), changes)
    return {finding.code for finding in run(Facts(report, strict=True)).findings}


@pytest.mark.parametrize(
    ("text", "places", "rest"),
    [
        ("枫林县云台镇人民政府", ("枫林县", "云台镇"), "人民政府"),
        ("澜江市市场监督管理局", ("澜江市",), "市场监督管理局"),
        ("澜江市城市管理局", ("澜江市",), "城市管理局"),
        ("澜江市沙渚区住房和城乡建设局", ("澜江市", "沙渚区"), "住房和城乡建设局"),
        ("沙渚区玉带街道办事处", ("沙渚区", "玉带街道"), "办事处"),
        ("景德镇市浮梁县水利局", ("景德镇市", "浮梁县"), "水利局"),
        ("云岭彝族自治县财政局", ("云岭彝族自治县",), "财政局"),
        ("南山地区行政公署", ("南山地区",), "行政公署"),
        ("枫林县乡村振兴局", ("枫林县",), "乡村振兴局"),
        ("水利局", (), "水利局"),
        ("邹城市田黄镇人民政府", ("邹城市", "田黄镇"), "人民政府"),
        ("新乡市红旗区教育局", ("新乡市", "红旗区"), "教育局"),
        ("荆州市沙市区财政局", ("荆州市", "沙市区"), "财政局"),
        ("镇江市京口区司法局", ("镇江市", "京口区"), "司法局"),
        ("恩施州教育局", ("恩施州",), "教育局"),
        ("郑州市金水区教育局", ("郑州市", "金水区"), "教育局"),
        ("苏州工业园区管理委员会", (), "苏州工业园区管理委员会"),
        ("义乌市人民政府廿三里街道办事处", ("义乌市",), "人民政府廿三里街道办事处"),
        ("盐城市城市管理局", ("盐城市",), "城市管理局"),
        ("北京市住房和城乡建设委员会", ("北京市",), "住房和城乡建设委员会"),
    ],
)
def test_a_name_is_read_as_places_and_body(text: str, places: tuple[str, ...], rest: str) -> None:
    name = read_name(text)
    assert (name.places, name.rest) == (places, rest)


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("枫林县云台镇人民政府", "枫林县人民政府印发工作要点，云台镇人民政府认真落实。"),
        ("枫林县云台镇人民政府", "枫林县人民政府办公室组织培训两次。"),
        ("枫林县云台镇人民政府", "枫林县政府门户网站云台镇专栏更新及时。"),
        ("澜江市沙渚区人民政府", "澜江市人民政府网站开设专栏，澜江市政府办公室组织考核。"),
        ("澜江市沙渚区住房和城乡建设局", "澜江市住房和城乡建设局统一部署，沙渚区住建局具体实施。"),
        ("澜江市住房和城乡建设局", "指导澜江市沙渚区住房和城乡建设局做好公开工作。"),
        ("澜江市住房和城乡建设局", "澜江市住建局网站、澜江市住房城乡建设局公众号同步发布。"),
        ("枫林县人民政府", "枫林县人民政府办公室牵头，枫林县政府办具体承办。"),
        ("枫林县人民政府办公室", "枫林县人民政府高度重视政府信息公开工作。"),
        ("南山地区行政公署", "南山行署、南山地区行署各部门认真落实。"),
        ("沙渚区统计局", "现公布区统计局2025年政府信息公开工作情况。"),
        ("枫林县交通运输局", "枫林县交通局网站按时更新，县交通局认真落实要求。"),
        ("枫林县交通运输局", "县水利局积极配合我局公开水运信息。"),
        ("枫林县交通运输局", "会同县水利局、县公安局公开联合检查结果。"),
        ("枫林县自然资源和林业局", "县林业局认真落实林长制公开要求。"),
        ("枫林县人民政府", "县水利局认真贯彻条例，主动公开信息。"),
        ("枫林县民政局", "与澜江市民政局、鹤岭县民政局交流经验。"),
        ("长河县教育局", "长河市教育局组织培训，长河市政府网站同步发布。"),
        ("枫林县水务局", "枫林县水利局网站的旧文件已迁移。"),
        ("枫林县水利局", "全年工作扎实，周边县水利局积极来县交流。"),
        ("枫林县云台镇人民政府", "云台镇党委政府统一领导，云台镇镇政府网站更新及时。"),
        ("沙渚区玉带街道办事处", "沙渚区人民政府统一部署，玉带街道办、玉带街道党工委认真落实。"),
        ("平安实验区交通与建设局", "平安实验区管理委员会印发方案，平安实验区交建局落实。"),
        ("枫林县市场监督管理局", "枫林县市监局、枫林县市场监管局微信公众号。"),
    ],
)
def test_another_body_is_not_taken_for_a_slip(agency: str, text: str) -> None:
    assert not codes(agency, text) & {"H22", "H25"}


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("枫林县云台镇人民政府", "云台镇人名政府印发方案。"),
        ("澜江市沙渚区住房和城乡建设局", "沙渚区住房和城乡建局印发通知。"),
        ("枫林县民政局", "枫林市民政局门户网站按期更新。"),
        ("枫林县民政局", "枫林民政局门户网站按期更新。"),
        ("枫林县交通运输局", "2025年，县水利局认真贯彻条例，全年公开信息30条。"),
        ("枫林县交通运输局", "枫林县水利局（以下简称我局）主动公开信息30条。"),
        ("澜江市交通运输局", "一年来，澜江市水利局共收到申请3件。"),
        ("枫林县农业农村局", "枫林县农业和农村局明确专人负责。"),
        ("枫林县卫生健康委员会", "枫林县卫生健康委员委组织培训。"),
        ("枫林县水利局", "青溪县水利局高度重视政务公开工作。"),
    ],
)
def test_a_slip_in_the_own_name_is_told(agency: str, text: str) -> None:
    assert "H22" in codes(agency, text)


REPORT = "2025年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("枫林县民政局", "根据条例规定，现公布枫林县人民政府2025年度政府信息公开工作年度报告。"),
        ("枫林县民政局", f"现将县财政局{REPORT}公布如下。"),
        ("枫林县民政局", f"根据要求，编制鹤岭县民政局{REPORT}。"),
        ("枫林县云台镇人民政府", f"现发布枫林县石桥镇人民政府{REPORT}。"),
    ],
)
def test_the_report_of_another_body_is_told(agency: str, text: str) -> None:
    assert "H25" in codes(agency, text, "preface")


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("枫林县民政局", f"现公布枫林县民政局{REPORT}。"),
        ("枫林县民政局", f"现公布县民政局{REPORT}。"),
        ("枫林县民政局", f"现公布我局{REPORT}，本机关{REPORT}全文如下。"),
        ("枫林县民政局", f"本报告在枫林县人民政府门户网站公布，{REPORT}可以下载。"),
        ("枫林县民政局", "根据枫林县人民政府2024年政府信息公开工作年度报告提出的问题改进工作。"),
        ("枫林县民政局", f"参照《枫林县人民政府{REPORT}》编制。"),
        ("澜江市沙渚区住房和城乡建设局", f"现公布沙渚区住建局{REPORT}。"),
        ("枫林县人民政府", f"现公布县政府{REPORT}。"),
        ("枫林县人民政府办公室", f"现公布枫林县人民政府{REPORT}。"),
        ("沙渚区统计局", f"现公布区统计局{REPORT}，全文六个部分。"),
    ],
)
def test_the_own_report_and_others_mentioned_are_fine(agency: str, text: str) -> None:
    assert not codes(agency, text, "preface") & {"H22", "H25"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("沙渚区", "government"),
        ("澜江市", "government"),
        ("云岭彝族自治县", "government"),
        ("云台镇", "town"),
        ("玉带街道", "street"),
        ("澜江高新技术产业开发区", "zone"),
        ("澜江新区", "government"),
        ("某某小区", ""),
        ("澜江市城市管理委员会", "bureau"),
        ("澜江市国有资产监督管理委员会", "bureau"),
        ("澜江经济开发区管理委员会", "zone"),
    ],
)
def test_a_place_alone_stands_for_its_government(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("agency", "text", "code"),
    [
        ("望江路街道办事处", "望江街道办事处在各社区张贴服务清单。", "H22"),
        ("枫林县新石桥镇人民政府", "新桥镇人民政府张贴公告。", "H22"),
        ("枫林县水利局", "枫林县水利厅组织培训两次。", "H22"),
        ("枫林县水利局", "枫林县水局办公室负责受理申请。", "H22"),
        ("枫林县水利局", "县水力局组织培训两次。", "H22"),
        ("枫林县水利局", "风林县水利局组织培训两次。", "H22"),
        (
            "枫林镇人民政府",
            "成立枫林镇政务公开工作领导小组。政府信息公开工作领导小组办公室设在党政办。",
            "G16",
        ),
        ("枫林县水利局", "我局政务公开领导小组负责统筹，政府信息公开领导小组办公室设在办公室。", "G16"),
        ("枫林县水利局", "调整局政务公开工作领导小组，政务公开工作协调小组每季度研究一次。", "G16"),
        ("枫林县水利局", "局政务公开领导小组负责统筹，局政府信息公开领导小组办公室设在办公室。", "G16"),
        ("枫林县水利局", "成立政务公开推进小组，局长任组长，领导小组下设办公室。", "G16"),
        ("枫林县水利局", "“青禾水利”微信公众号发布提示，另外“清禾水利”公众号设有留言功能。", "G16"),
    ],
)
def test_a_name_that_changes_is_told(agency: str, text: str, code: str) -> None:
    assert code in codes(agency, text)


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("望江路街道办事处", "望江街道和望江路街道共建公开专区，望江街道办事处派人参加。"),
        ("枫林县水利局", "省水利厅、云洲市水利局组织培训，枫林县水库管理局参加。"),
        ("枫林县水利局", "集中展示县水利局办理的建议提案，枫林县林业局协助。"),
        ("枫林镇人民政府", "县政务公开工作领导小组组织培训，镇政府信息公开工作领导小组抓落实。"),
        ("枫林县水利局", "县水务局政务公开领导小组、市局政府信息公开领导小组来访，局政务公开领导小组接待。"),
        ("枫林县水利局", "成立政务公开推进小组，县政务公开领导小组负责指导，领导小组办公室设在县政府办。"),
        ("枫林县水利局", "“枫林水利”公众号发布提示，另外“枫桥水利”公众号由枫桥管理站维护。"),
    ],
)
def test_names_of_several_bodies_are_not_one_that_changes(agency: str, text: str) -> None:
    assert not codes(agency, text) & {"G16", "H22"}


@pytest.mark.parametrize(
    "text",
    [
        "局党组高度重视，成立领导小组。",
        "全局上下形成合力。",
        "由局长任组长，各股室负责人为成员。",
        "本局公开信息12条。",
    ],
)
def test_a_towns_report_has_no_bureaus_words(text: str) -> None:
    assert "G15" in codes("白沙镇人民政府", text)
    assert "G15" not in codes("枫林县水利局", text)


@pytest.mark.parametrize("text", ["着眼全局谋划公开工作。", "县财政局局长到镇调研。", "配合县水利局党组开展宣传。"])
def test_a_towns_report_may_name_bureaus(text: str) -> None:
    assert "G15" not in codes("白沙镇人民政府", text)
