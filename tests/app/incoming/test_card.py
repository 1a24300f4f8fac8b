"""The unit card of an imported report, from what its preface says plainly."""

import pytest

from app.incoming.card import card

PREFACE = "如有疑问，请与测试县水利局办公室联系（"


@pytest.mark.parametrize(
    ("said", "field", "text"),
    [
        ("地址：测试县中山路12号；邮编：410000）。", "address", "测试县中山路12号"),
        ("地址：测试县中山路12号(县政府院内)，邮编410000）。", "address", "测试县中山路12号(县政府院内)"),
        ("通信地址为测试县行政中心2号楼（东侧），邮  编：410000）", "address", "测试县行政中心2号楼（东侧）"),
        ("邮  编：410000，电  话：0731-1234567）", "postcode", "410000"),
        ("电  话：（0731）1234567）", "phone", "（0731）1234567"),
        ("电话0731-1234567，传真0731-7654321）", "phone", "0731-1234567"),
        ("E-mail：a.b@c.gov.cn）", "email", "a.b@c.gov.cn"),
        ("电话：1234567）", "office", "测试县水利局办公室"),
        ("邮编：4100001）", "postcode", ""),
    ],
)
def test_a_field_of_the_card(said: str, field: str, text: str) -> None:
    assert getattr(card("测试县水利局", PREFACE + said), field) == text
