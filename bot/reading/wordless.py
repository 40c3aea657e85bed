"""Text that is none: thousands of digits, marks or spaces in a row, by accident or by malice."""

import re

from bot.errors import BadInput

LONGEST = 500
"""Characters in a row without a Chinese word; the widest row of a pasted table has some 200."""
WORDLESS = "“{name}”里有一串{length:,}个字符（以“{start}”开头）没有一个汉字，不像工作材料，没有存；请删掉这一串再发。"
_RUN = re.compile(r"(?:[^\u4e00-\u9fff\n]|[零〇一二两三四五六七八九十百千万亿])+")


def refuse_wordless(text: str, name: str) -> None:
    """Raises BadInput for text that nobody wrote: the readers' patterns would try each of its characters for long."""
    longest = max(_RUN.findall(text), key=len, default="")
    if len(longest) > LONGEST:
        start = " ".join(longest[:40].split())[:8]
        raise BadInput(WORDLESS.format(name=name, length=len(longest), start=start or "空格"))
