"""Words that ask for something to be written: those of the official blank form, of Word and of WPS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_ASKING = re.compile(
    r"[（(]\s*(?:请|可)?(?:用|以)?(?:文字|简要|具体|详细)(?:进行)?(?:描述|说明|叙述|表述)(?=[，,：:；;。）)])[^（）()。]{0,120}。?\s*[)）]"
    r"|[（(][^（）()]{0,60}(?:在此处?|于此处?)(?:报告|说明|填写|描述|反映|填报)[^（）()]{0,10}[)）]"
    r"|(?:请)?文字描述[，,：:][^。（）()]{0,80}。?|[^。，；（）()]{0,40}在此处(?:报告|填写|描述)(?:。|(?=[；）)])|\Z)"
    r"|(?:请)?(?:单击|点击|点按|轻触)(?:或(?:单击|点击|点按|轻触))?(?:此处|这里)[^，。；、]{0,3}(?:输入|键入|添加|填写|选择|插入)[^，。；、）)]{0,8}。?"
    r"|[\[【〔]\s*(?:在此处?|此处)?(?:键入|输入|插入|选择|单击|填写)[^\[\]【】〔〕]{0,20}[\]】〕]"
    r"|(?:单击|点击|点按)(?:或(?:单击|点击|点按))?以(?:输入|键入|选择)[^，。；、）)]{1,8}。?"
    r"|\[(?:选取|选择|发布)?日期\]|\[(?:文档)?(?:副?标题|主题|摘要|关键词|关键字|类别|状态)\]|\[(?:公司|单位|作者|机关)(?:名称|姓名|地址|电话|传真)?\]"
    r"|\A\s*请(?:在此处?)?(?:输入|键入)[^，。；、]{0,4}(?:内容|文字|文本|标题|正文|日期|数字)。?\s*\Z"
    r"|[（(][^（）()，。]{0,10}(?:用|以)文字(?:描述|说明|叙述|表述)[^（）()]{0,60}[）)]"
    r"|[（(【]\s*(?:填报|填写|编写|编制)(?:说明|要求|提示|须知|指引)\s*[：:][^（）()【】]{0,200}[）)】]"
    r"|[（(][^（）()。]{0,16}(?:由|请)[^（）()，。]{1,12}(?:填写|填报|补充)[^（）()，。]{0,6}[）)]"
    r"|错误[!！]\s*(?:未找到引用源|未定义书签|文档中没有指定样式的文字|未知的文档属性名称|未指定(?:书签|文件名)|超链接引用无效|链接无效|引用源)。?"
    r"|Error!\s(?:Reference source not found|Bookmark not defined|No text of specified style in document)\.?|«[^«»\s]{1,20}»"
    r"|[\[【](?:此处)?(?:数字|数量|数据|年份|单位名称|具体数字|[XxＸ×*＊…]{1,6})[\]】]"
    r"|在此处?(?:键入|输入|插入)(?:文字|内容|标题|日期|正文)[^，。；、）)]{0,4}"
    r"|(?:请)?选择一项。|Click (?:or tap )?here to (?:enter|type)[ a-z]{0,20}\.?|Choose an item\.?|Type (?:text )?here\.?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def placeholders(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text still asks for one."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[int, int]]:
    for found in _ASKING.finditer(text):
        yield found.span()


def blanked(text: str) -> str:
    """The text with blanks in place of such words: every other character stays where it is."""
    for start, end in placeholders(text):
        text = text[:start] + "\u3000" * (end - start) + text[end:]
    return text
