"""Wording, names, years, and what was taken over from last year."""

from typing import Any

from tests.app.checks.examples import Example


def said(*texts: str, section: str = "1") -> dict[Any, Any]:
    return {("sections", section): texts}


LONG = "一年来，我局坚持把政务公开与便民服务结合起来，利用公告栏、广播和微信群发布惠民政策18期，组织业务培训2次，公开内容更加贴近群众需要。"
PROBLEM = "部分科室对公开时限把握不严，答复文书不够规范"
LAST = {
    "sections": {"1": (LONG.replace("18", "15"),), "5": (f"存在的主要问题：一是{PROBLEM}；二是手语解读视频数量偏少。",)}
}

EXAMPLES = [
    Example(
        "F6",
        said(LONG),
        said("今年新设两个栏目，发布帮扶案例19个，邀请居民代表走进服务大厅参观，现场解答群众关心的问题。"),
        last_texts=LAST,
    ),
    Example(
        "F8",
        said(f"一是{PROBLEM}。", section="5"),
        said("一是解读形式单一，图解和视频不多。", section="5"),
        last_texts=LAST,
    ),
    Example(
        "H24",
        said("栏目更新偏慢，改为按月检查。", section="5"),
        said("答复文书不够规范，科室对公开时限把握不严，手语解读视频数量仍然偏少。", section="5"),
        last_texts=LAST,
    ),
    Example(
        "F7",
        said("二〇二四年，我局把公开纳入重点任务。"),
        said("公众号于2024年7月开通；公布2024年度部门决算；比2024年增加3件。"),
        says="2024年",
    ),
    Example("G14", said("本年度共公开信息XX条。"), said("信息头条推送18次，政策条条有解读，栏目名为【政策解读】。")),
    Example(
        "G15",
        said("领导小组负责监督全校的信息公开工作。"),
        said("健全校务公开制度，我县和我市的要求都已落实。"),
        says="全校",
    ),
    Example("G15", said("我区把公开作为常态。"), said("我县把公开作为常态。")),
    Example(
        "G16",
        said("成立政府信息公开工作领导小组。", "政府信息公开工作协调小组由局长任组长。"),
        said("成立政府信息公开工作领导小组，领导小组办公室设在局办公室。"),
    ),
    Example(
        "G18",
        said("截至10月31日，关注人数为3120人。"),
        said("截至12月31日，关注人数为3120人。截至上年末的存量信息已转换。"),
    ),
    Example(
        "G19",
        said("收到申请{{requests.nothing.total}}件。"),
        said("收到申请{{requests.received.total}}件。", "{{名单}}", section="3"),
    ),
    Example(
        "H13",
        said("依据国办函（2020）109号文件办理。"),
        said("依据国办函〔2020〕109号文件办理，分三步：1）自查；2）抽查。"),
    ),
    Example("H13", said("印发了《政务公开工作方案，分解任务。"), said("印发了《政务公开工作方案》，分解任务。")),
    Example(
        "H14",
        said("政务信息公开工作有序，政府信息公开目录已更新。"),
        said("政府信息公开目录已更新，转发《关于政务信息公开的通知》。"),
    ),
    Example(
        "H16",
        said("可拨打经办人手机13912345678。"),
        said("办公电话0371-60000000，全年发布信息11条。"),
        says="13912345678",
    ),
    Example(
        "H18",
        said("存在问题：一是更新慢；二是形式少；三是人手紧。改进措施：一是按月检查；二是增加图解。", section="5"),
        said(
            "存在问题：一是更新慢；二是形式少。改进措施：一是完善机制，具体有两条，一是按月查，二是按季报；二是增加图解。",
            section="5",
        ),
        says="3个问题、2条",
    ),
    Example(
        "H19", said("进一步规范审核审核机制。"), said("层层压实责任，事事有人管，示例县人民政府政府信息公开目录。")
    ),
    Example("H20", said("认真听取群众述求。"), said("陈述求助经过，听取群众诉求。"), says="诉求"),
    Example(
        "H21",
        said("按照《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）编制。"),
        said("按照《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制。"),
    ),
    Example(
        "H22", said("示例县交通运管局网站公布了计划。"), said("示例县交通局网站公布了计划，示例县交通运输局已审核。")
    ),
    Example(
        "H23",
        said("以习近平新时代中国特社会主义思想为指导。"),
        said("以习近平新时代中国特色社会主义思想为指导，坚决做到“两个维护”。"),
    ),
]
