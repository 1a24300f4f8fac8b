"""What is said of fonts that a machine lacks."""

from app.system.fonts import FONTS, missing


def test_nothing_is_missing_where_all_are_installed_under_any_name() -> None:
    assert missing([font.name for font in FONTS]) == ()
    assert missing(["FZXiaoBiaoSong-B05S", "fangsong_gb2312", "KaiTi_GB2312", "SimHei", "SimSun"]) == ()


def test_windows_without_the_gb2312_fonts_names_what_will_be_seen_instead() -> None:
    found = {each.font: each.instead for each in missing(["SimSun", "SimHei", "FangSong", "KaiTi", "STZhongsong"])}
    assert found == {"方正小标宋简体": "华文中宋", "仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体"}


def test_a_machine_with_no_font_at_all_is_told_so() -> None:
    found = missing([])
    assert len(found) == len(FONTS)
    assert all("系统的其他字体" in each.sentence and each.font in each.sentence for each in found)
