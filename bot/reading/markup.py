"""Marks that are no text: Markdown, HTML tags, remnants of style sheets. What they say of a line is kept beside it."""

import re

_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|b|i|em|u|font|center|h[1-6]|a|table|tr|td|th|tbody|img|o:p)\b[^<>]{0,300}/?>", re.I
)
_STYLE = re.compile(
    r"(?:[\w.#%-]{1,24}\s*;\s*)?(?:[a-z][a-z-]{2,24}\s*:\s*[^;\"<>一-鿿]{1,60};?\s*)+[\"”]?\s*/?>|&(?:nbsp|emsp|ensp);?",
    re.I,
)
_BULLET = re.compile(
    r"^(?:[-*+•·●○◆◇■□▪★☆►➢▍▎▌]|\uf0b7|\uf06c)\s*(?=[^\s\d*+.．-])|^[*+•]\s*[.．]\s*(?=[一-鿿])|^[-*+]\s+"
)
_BOLD = re.compile(r"(\*\*|__)[^*_]+\1[。：:]?")
_STARS = re.compile(r"(?<!\*)\*{2,4}(?=[省市区县镇乡街局委办部年月日次个人名场件份条期家项元万%％同])")
"""Stars that stand in for a name or a number, not for bold type."""


def without_tags(text: str) -> str:
    return _STYLE.sub("", _TAG.sub("", text))


def unmarked(text: str) -> tuple[str, int, bool]:
    """(text, level of its Markdown heading or 0, is the whole line bold?)"""
    text = re.sub(r"^(?:>\s*)+", "", text)
    mark = len(hashes[1]) if (hashes := re.match(r"^(#{1,6})\s*(?=\S)", text)) else 0
    text = re.sub(r"^#{1,6}\s*|\s*#+$", "", text)
    text = _BULLET.sub("", text)
    bold = bool(_BOLD.fullmatch(text))
    text = _without_emphasis(text)
    if text.count("|") >= 2 and (text[0] == "|" or text[-1] == "|" or re.search(r"\|.*\d|\d.*\|", text)):
        text = (
            "" if re.fullmatch(r"[|:\-\s]+", text) else "\t".join(cell.strip() for cell in text.strip("|").split("|"))
        )
    return text, mark, bold


def _without_emphasis(text: str) -> str:
    """A bold run-in heading gets the full stop that its boldness stood for. Underscores in a row are blanks to fill."""
    text = _STARS.sub("××", text)
    text = re.sub(
        r"^(\*\*|__)((?:[（(\d一二三四五六七八九十]).{2,40}?)(?<![。：:，])\1\s*(?=[一-鿿“《])", r"\2。", text
    )
    text = re.sub(r"\*\*(.*?)\*\*|`([^`]+)`|^__([^_]+)__(?=[。：:]?$)", lambda m: m[1] or m[2] or m[3] or "", text)
    text = re.sub(r"\[([^\]]*)\]\((?:https?:)?[^)]*\)", r"\1", text)
    return re.sub(r"\\([#*.\-_\[\]()])", r"\1", text).replace("**", "")
