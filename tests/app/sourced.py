"""What counts as naming the source of a rule or of a help text."""

import re

SOURCE = re.compile(
    r"国办[^；。]{0,6}〔20\d\d〕\d+号|国务院办公厅文件|条例(?:第[一二三四五六七八九十]+条|的用语)|条例没有直接条文|统一格式|立法法|行政复议法"
    r"|法释〔20\d\d〕\d+号|个人信息保护法|政府采购法|GB/T \d+|无统一规定"
)
"""The number of a notice, an article, a law, a standard, the form itself; or plainly that no rule is uniform."""
