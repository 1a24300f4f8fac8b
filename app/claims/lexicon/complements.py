"""Kinds beside which there is no other: where a list names all of one row, nothing is left out."""

COMPLEMENTS = (
    ("建议", "提案"),
    ("线上", "线下"),
    ("上半年", "下半年"),
    ("一季度", "二季度", "三季度", "四季度"),
    ("自然人", "法人"),
    ("新收", "结转"),
    ("新收", "转入"),
    ("主动公开", "依申请公开", "不予公开"),
)
NOT_ALL = (
    *("主办", "主要", "协办", "会办", "分办", "单办", "重点", "省级", "市级", "县级", "区级", "上级"),
    *("上年", "上一年", "去年", "闭会", "政府类", "公开类"),
)
"""Words that make some of a whole of it."""
OVERLAP = ("部分案件", "部分培训", "交叉", "重复", "多种", "多个", "多项", "同时", "兼", "两个以上", "两种", "分别计算")
"""Words behind a list by which one thing may be counted under several parts."""
