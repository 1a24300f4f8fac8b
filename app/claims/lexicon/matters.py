"""What is counted: requests, disputes, documents, decisions, fees, and what no table has."""

from __future__ import annotations

from app.claims.lexicon.sense import Sense

ASKED = "收到政府信息公开申请8件"

SENSES = (
    Sense(
        "light",
        "reconsidered",
        "复议后 经复议 经行政复议 经过复议 (不服|对)(|行政)复议(决定|决定书|结果) 行政复议后 复议之后",
        "政府信息公开行政诉讼中，{}向法院提起诉讼3件。",
        "litigation_after_reconsideration=3",
    ),
    Sense(
        "light",
        "unreconsidered",
        "直接 未经复议 未经行政复议 未申请复议 不经复议 未先行复议",
        "政府信息公开行政诉讼中，{}向法院提起诉讼3件。",
        "litigation_direct=3",
    ),
    Sense(
        "noun",
        "request",
        "依申请公开 依申请公开事项申请 依申请 公开申请 申请公开 申请信息公开 依申请公开(|工作)(办件|信件|材料|请求) (|信息)公开(请求|诉求) 依申请信息公开 公开信息的申请 要求公开政府信息的申请 申请获取政府信息 要求公开政府信息 要求获取政府信息的申请",
        "全年收到{}8件。",
        "received=8",
    ),
    Sense(
        "noun",
        "ask",
        "书面请求 申请 申请办件 申请表 申请书 申请函 申请单",
        "全年收到信息公开{}8件。",
        "received=8",
    ),
    Sense(
        "noun",
        "topic",
        "信息公开 (|政府)信息公开事项 政府信息公开 公开政府信息 政务信息公开 政务公开 信息不公开 政府信息不公开",
        "全年收到{}申请8件。",
        "received=8",
    ),
    Sense("noun", "info", "政府信息 政务信息 公开信息", "全年收到{}申请8件。", "received=8"),
    Sense(
        "about",
        "someone",
        "申请人 申请者 申请事项 申请内容 申请渠道 申请方式 申请途径 申请办法 申请流程 申请指南 申请条件 申请材料 申请须知 申请理由 申请来源 信息公开指南 政府信息公开条例 申请主体",
        "{}5件。",
        "",
    ),
    Sense(
        "noun",
        "reconsideration",
        "行政复议 复议 行政复议申请 (|行政)复议(|申请)答复通知书 (|行政)复议程序 告到复议机关",
        "因政府信息公开引发{}3件。",
        "reconsideration=3",
    ),
    Sense(
        "noun",
        "litigation",
        "行政诉讼 诉讼 起诉 被诉 被诉讼 涉诉 (|行政)诉讼程序 (|行政)应诉 应诉通知书 (告到|诉至|诉到|走到)(|人民)法院 打官司 官司 上法院 去法院",
        "因政府信息公开引发{}3件。",
        "litigation=3",
    ),
    Sense("noun", "disputes", "行政争议 争议案件", "因政府信息公开引发{}3件。", "reconsideration+litigation=3"),
    Sense(
        "noun",
        "litigation_direct",
        "未经复议起诉 直接起诉 直接提起诉讼 直接提起行政诉讼 直接诉讼",
        "[b4]{}的案件没有发生。",
        "litigation_direct=0",
    ),
    Sense(
        "noun",
        "litigation_after_reconsideration",
        "复议后起诉 经复议后起诉 经行政复议后起诉 行政复议后起诉 复议后再起诉 复议后提起诉讼 复议后提起行政诉讼 复议后诉讼 经复议后提起行政诉讼 经复议后再起诉",
        "[b4]{}的案件没有发生。",
        "litigation_after_reconsideration=0",
    ),
    Sense("noun", "rules", "规章 部门规章 地方政府规章 地方规章 行政规章", "全年制定{}3件。", "rules.issued=3"),
    Sense(
        "noun",
        "normative_documents",
        "规范性文件 文件清理 行政规范性文件 部门规范性文件",
        "全年制发{}3件。",
        "normative_documents.issued=3",
    ),
    Sense(
        "noun",
        "file",
        "文件",
        "制发规范性文件4件，清理废止{}3件。",
        "normative_documents.issued=4 normative_documents.repealed=3",
    ),
    Sense("noun", "licensing", "行政许可 许可", "作出{}决定5件。", "licensing.decisions=5"),
    Sense("noun", "penalties", "行政处罚 处罚", "作出{}决定5件。", "penalties.decisions=5"),
    Sense(
        "noun",
        "coercive_measures",
        "行政强制 强制 (|行政)强制措施 行政强制执行",
        "作出{}决定5件。",
        "coercive_measures.decisions=5",
    ),
    Sense("noun", "decision", "决定 决定书 处理决定 处理决定书", "行政强制{}5件。", "coercive_measures.decisions=5"),
    Sense("noun", "fees", "行政事业性收费 行政事业收费", "收取{}30万元。", "fees.amount=30"),
    Sense(
        "noun", "handling_fee", "信息处理费 政府信息公开信息处理费 政府信息处理费", "收取{}30元。", "handling_fee=30"
    ),
    Sense("noun", "asked_fee", "费用 处理费", "[b6]没有收取{}。", "handling_fee=0"),
    Sense(
        "other",
        "",
        "热线 异议 信访 来信 来访 来电 议案 诉求 工单 咨询 投诉 举报 留言 意见箱 信箱 问政 舆情 办件 互动 依职权 行政(征收|检查|确认|给付|奖励) 许可申请 业务申请 服务申请 (政务|政务服务|审批|便民|便民服务|窗口)业务 (不动产|婚姻|户口|户籍|工商|企业|产权|房屋|土地|注册|商事|市场主体|车辆|林权|抵押|法人|社会组织)登记申请 补贴申请 补助申请 救助申请 援助申请 贷款申请 低保申请 调解申请 入学申请 执行申请 赔偿申请 听证申请 专利申请 商标申请 认定申请 备案申请 变更申请 注销申请 审批申请 行政许可申请 资质申请 住房申请 公租房申请 保障申请 验收申请 事项申请 低保 社会救助 就业 纠纷 调解 法律援助 仲裁 (|人大代表|代表委员|党代表)(建议|提案) 征集 征询 调查 函 协查 案卷 案例 违法案件 案件查处 线索 报名 公文 党内规范性文件 党内法规 地方性法规 行政法规(|文本) 问责 责任追究 上访 申诉",
        "全年收到政府信息公开申请2件，办理{}81件。",
        "received=2",
    ),
    Sense(
        "other",
        "dispute",
        "其他类型行政复议 其他行政复议 其他方面 此外 除此 土地 征地 拆迁 工伤 报备 出庭 庭审 答辩 非信息公开 非政府信息公开 无关 民事诉讼 行政赔偿 国家赔偿 非诉 备案 征收",
        "政府信息公开方面无异常，{}行政复议3件。",
        "",
    ),
    Sense(
        "item",
        "",
        "信息 各类信息 文章 稿件 动态 图文 短视频 视频 图解 解读 公告 政策 微博 微信 公众号 网站 门户网站 官网 栏目 专栏 公报 行政许可信息 行政处罚信息 许可信息 处罚信息 双公示 规范性文件(库|目录|清单)",
        "作出行政许可{}6件。",
        "",
    ),
)
