"""The words for matters and disputes by which sentences of “all” are read; numbers are read by the lexicon.

All patterns look at one clause or one sentence of folded text, and none repeats a repetition.
"""

from __future__ import annotations

import re

INFORMATION = re.compile(r"信息公开|公开政府信息|依申请公开|公开申请|信息不公开")

OTHER_MATTER = re.compile(
    r"12345|12329|热线|信访|来信|来访|提案|议案|建议|诉求|工单|咨询|投诉|举报|留言|意见箱|问政|居民|居委|村民|网格|窗口办件|办件|舆情|(?<!公开)(?<!公开申请)(?<!公开办理)事项"
    r"|(?:许可|登记|仲裁|补贴|补助|救助|援助|低保|贷款|入学|入园|资助|执行|赔偿|听证|入党|理赔|立项|专利|商标|认定|备案|变更|注销|证|退税|资质|审批|就业|住房|廉租房|公租房|宅基地|保障|验收|调解)申请"
)

DISPUTE = re.compile(
    r"(?P<litigation_direct>未经(?:行政)?复议[^，；。]{0,6}(?:起诉|诉讼)|直接(?:起诉|提起(?:行政)?诉讼))"
    r"|(?P<litigation_after_reconsideration>(?:经)?(?:行政)?复议后(?:再)?(?:起诉|提起(?:行政)?诉讼|诉讼))"
    r"|(?P<reconsideration>(?:行政)?复议)|(?P<litigation>(?:行政)?诉讼)"
)

OTHER_DISPUTE = re.compile(
    r"其[他它]类|(?<!公开)(?<!申请)(?<!答复)(?<!各)类(?:行政)?(?:复议|诉讼)|其[他它](?:行政)?(?:复议|诉讼|案件|方面)|此外|除此|土地|征收|征地|拆迁|行政处罚|行政许可|工伤|备案|代理|应诉|报备|(?<!经)审理|出庭|庭审|答辩"
)
