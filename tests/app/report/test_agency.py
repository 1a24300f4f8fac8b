"""What a body's name says of the body."""

import pytest

from app.report.agency import kind_of, may_make_rules, other_body, rank_matters
from app.report.model import AgencyKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("某某县人民政府", "government"),
        ("某某市某某区人民政府", "government"),
        ("某某镇人民政府", "town"),
        ("某某乡人民政府", "town"),
        ("某某街道办事处", "street"),
        ("某某区某某街道", "street"),
        ("某某经济开发区管理委员会", "zone"),
        ("某某高新区管委会", "zone"),
        ("某某县交通运输局", "bureau"),
        ("某某省发展和改革委员会", "bureau"),
        ("某某县人民政府办公室", "bureau"),
        (" 某某市公安局 ", "bureau"),
        ("某某供水公司", ""),
        ("", ""),
    ],
)
def test_the_ending_of_a_name_tells_the_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("name", "kind", "districts", "may"),
    [
        ("某某镇人民政府", "town", None, False),
        ("某某街道办事处", "street", None, False),
        ("某某县水利局", "bureau", None, False),
        ("国家某某总局", "bureau", None, None),
        ("中华人民共和国某某部", "bureau", None, None),
        ("农业农村部", "bureau", None, None),
        ("某某县人民政府", "government", None, False),
        ("某某市某某区人民政府", "government", None, False),
        ("某某自治县人民政府", "government", None, False),
        ("某某旗人民政府", "government", None, False),
        ("某某自治区人民政府", "government", None, None),
        ("某某省人民政府", "government", None, None),
        ("某某自治州人民政府", "government", None, None),
        ("某某市人民政府", "government", True, True),
        ("某某市人民政府", "government", False, False),
        ("某某市人民政府", "government", None, None),
        ("重庆市人民政府", "government", None, True),
        ("北京市人民政府 ", "government", False, True),
        ("北京市某某区人民政府", "government", None, False),
        ("某某开发区管委会", "zone", None, None),
        ("某某县人民政府", "", None, None),
    ],
)
def test_who_may_make_rules(name: str, kind: AgencyKind, districts: bool | None, may: bool | None) -> None:
    assert may_make_rules(name, kind, districts) is may


@pytest.mark.parametrize(
    ("mine", "theirs", "other"),
    [
        ("某某县交通运输局", "某某县交通运输局", False),
        ("某某市某某县交通运输局", "某某县 交通运输局", False),
        ("交通运输局", "某某县交通运输局", False),
        ("某某县交通运输局", "某某县水利局", True),
        ("甲县交通运输局", "乙县交通运输局", True),
        ("", "某某县水利局", False),
        ("某某县水利局", " ", False),
    ],
)
def test_two_names_are_of_two_bodies(mine: str, theirs: str, other: bool) -> None:
    assert other_body(mine, theirs) is other


@pytest.mark.parametrize(
    ("name", "kind", "matters"),
    [
        ("某某市人民政府", "government", True),
        ("某某市人民政府 ", "government", True),
        ("上海市人民政府", "government", False),
        ("某某县人民政府", "government", False),
        ("某某市水利局", "bureau", False),
    ],
)
def test_the_rank_is_asked_of_a_citys_government_alone(name: str, kind: AgencyKind, matters: bool) -> None:
    assert rank_matters(name, kind) is matters
