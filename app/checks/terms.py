"""The set words of a yearly report, and where one of their characters stands wrong. For H20."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from app.language.alike import alike

_TERMS = """
政府信息公开 政府信息 主动公开 依申请公开 信息公开 政务公开 政务服务 政务新媒体 信息处理费 规范性文件 行政规范性文件 政策性文件 年度报告 工作年度报告 统计期限 法定期限 法定时限 规定时限 规定期限 办理时限 答复时限
答复期限 办理结果 办理情况 办理流程 办理完毕 办理质量 予以公开 部分公开 不予公开 无法提供 不予处理 其他处理 行政复议 行政诉讼 行政许可 行政处罚 行政强制 行政执法 行政审批 行政机关 行政事业性收费 结转下年度 现行有效
总体情况 主要问题 存在问题 改进情况 改进措施 整改措施 需要报告的事项 监督保障 平台建设 信息管理 保密审查 公开目录 公开指南 公开平台 公开渠道 公开内容 公开范围 公开程序 公开方式 公开质量 公开水平 公开力度 公开制度
门户网站 政府网站 微信公众号 官方微博 政策解读 政策文件 回应关切 社会关切 人民群众 广大群众 群众满意度 群众关切 知情权 参与权 表达权 监督权 公开为常态 不公开为例外 及时更新 及时发布 及时公布 及时公开 按时公开
全面公开 依法依规 依法公开 不断提高 不断提升 不断完善 不断加强 不断优化 不断规范 不断创新 不断健全 进一步加强 进一步完善 进一步规范 进一步提高 进一步提升 进一步健全 贯彻落实 认真落实 严格落实 狠抓落实 认真贯彻
深入贯彻 深入推进 扎实推进 稳步推进 持续推进 全面推进 有序推进 深入学习 认真学习 组织学习 组织领导 加强领导 领导小组 责任追究 社会评议 工作考核 绩效考核 年度考核 工作机制 长效机制 审核把关 审核机制 审查机制
统一部署 工作部署 安排部署 决策部署 工作要点 高度重视 业务培训 业务能力 业务水平 队伍建设 工作人员 专人负责 责任到人 落实责任 压实责任 职责分工 国家秘密 商业秘密 个人隐私 内部事务 过程性信息 公共利益 合法权益
公开申请 受理申请 申请公开 登记审核 征求意见 意见征集 公众参与 舆情回应 互动交流 重点领域 重点工作 民生保障 财政预决算 预算决算 政府采购 重大建设项目 公共资源 营商环境 优化营商环境 标准化规范化 便民服务 便民服务中心
政务大厅 办事指南 办事流程 服务窗口 查阅场所 查阅点 公开栏 公告栏 联系电话 邮政编码 电子邮箱 联系地址 联系方式 法治政府 服务型政府 透明度 公信力 有待提高 有待加强 有待提升 有待完善 更新不及时 不够及时 不够全面
不够规范 不够深入 不够丰富 不够完善 形式单一 内容单一 力度不够 深度不够 人员变动 一如既往 按部就班 实施方案 实施细则 管理制度 规章制度 公文属性 源头认定 公开属性 定期清理 动态调整 自查自纠 督促整改 整改到位
考核评价 第三方评估 信息发布 发布信息 信息更新 信息审核 信息内容 网站维护 日常维护 栏目设置 专题专栏 图文并茂 通俗易懂 喜闻乐见 工作实际 结合实际 实际情况 具体情况 基本情况 组织开展 积极开展 切实保障 有效保障
主动接受 社会监督 群众监督 严格按照 严格执行 严格遵守 认真做好 切实做好 扎实做好 积极做好 明确责任 明确专人 强化监督 强化培训 拓宽渠道 拓展渠道 丰富内容 创新形式 申请渠道 受理渠道  国务院办公厅
新闻发布会 意见建议 咨询投诉 涉密信息 泄密事件 发文机关 成文日期 统计数据 数据统计 情况汇报 工作总结 工作计划 工作安排 工作力度 工作开展 工作流程 主管部门 有关部门 相关部门 各有关单位
全体干部 干部职工 高质量发展 经济社会发展 乡村振兴 疫情防控 安全生产 惠民惠农
"""
_RIGHT = frozenset(
    [
        "工作实绩",
        "结合实绩",
        "实绩情况",
        "其它处理",
        "公开粒度",
        "工作粒度",
        "内部实务",
        "钟点工作",
        "边民服务",
        "边民服务中心",
        "实事方案",
        "实事细则",
        "不够即时",
        "主动接收",
        "情况回报",
        "专任负责",
        "明确专任",
        "认真作好",
        "切实作好",
        "扎实作好",
        "积极作好",
        "创新形势",
        "工作人缘",
    ]
)
"""Right words that are one character of the same sound away from a term."""
_SMALL = frozenset("是不之以为有在和与于将就又已即及至可其只一中由到过起的了着也都或并等他我们个各该此从向被对把全")
"""Words of one character: at either end of a term they rather stand for themselves."""
_PAIR = 2


def _halves() -> dict[str, tuple[tuple[str, int], ...]]:
    """The terms by the pair of characters that they begin or end with, and where in the term that is."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for term in _TERMS.split():
        for at in (0, len(term) - _PAIR):
            found[term[at : at + _PAIR]].append((term, at))
    return {pair: tuple(terms) for pair, terms in found.items()}


_BY_PAIR = _halves()
_BEGINNINGS = frozenset(term[:_PAIR] for term in _TERMS.split()) | {
    "流程",
    "人员",
    "事项",
    "情况",
    "部门",
    "清单",
    "案件",
}


def misspelt_terms(text: str) -> Iterator[tuple[str, str, int]]:
    """Where a character of a term was taken for one that sounds or looks like it: what stands there, the term, where."""
    read_until = 0
    for at in range(len(text) - 1):
        for term, offset in _BY_PAIR.get(text[at : at + _PAIR], ()):
            start = at - offset
            stated = text[max(start, 0) : start + len(term)]
            if start >= read_until and len(stated) == len(term) and _is_slip(text, start, stated, term):
                yield stated, term, start
                read_until = start + len(term)
                break


def _is_slip(text: str, start: int, stated: str, term: str) -> bool:
    """Whether one character is another one of its sound or shape, and no part of the words before or behind."""
    wrong = [at for at, mark in enumerate(term) if stated[at] != mark]
    if len(wrong) != 1 or stated in _RIGHT or not alike(term[wrong[0]], stated[wrong[0]]):
        return False
    if 0 < wrong[0] < len(term) - 1:
        return True
    if stated[wrong[0]] in _SMALL:
        return False
    if wrong[0]:
        behind = text[start + len(term) : start + len(term) + _PAIR]
        return not behind[:1].isalpha() or behind[0] in _SMALL or behind in _BEGINNINGS
    before = text[start - 1 : start] if start else ""
    return not before.isalpha() or before in _SMALL
