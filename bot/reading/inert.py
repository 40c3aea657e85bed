"""Markup in pasted or generated text: pictures, links, tags. A report has none, whoever wrote them in."""

import re
import unicodedata

_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\s?(?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\)|\[[^\]\n]{0,200}\])?")
_LINK = re.compile(
    r"\[([^\]\n]{0,200})\]\s?(?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\)|\[[^\]\n]{0,200}\]|:\s?(?=\S{1,12}://))"
)
_ADDRESS = re.compile(
    r"(?:[a-zA-Z][a-zA-Z0-9+.-]{1,10}:)?//[^\s，。；、）)】》”]{1,500}|\bwww\.[^\s，。；、）)】》”]{1,500}|(?:mailto|javascript):[^\s，。；]{1,500}",
    re.ASCII,
)
_SCRIPT = re.compile(r"<(script|style|tool_call)\b[^>]{0,200}>.{0,1000}?</\1\s?>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[/!|a-zA-Z材写正意稿][^>\n]{0,200}>|&(?:[a-z]{2,8}|#\w{2,6});")
_ESCAPED_TAG = re.compile(r"&lt;.{0,200}?&gt;")
_LOOSE = re.compile(
    r"""<[/!|a-zA-Z][\w-]*\s*$|\b[a-zA-Z-]{2,12}=["“][^"”\n]{0,500}["”]\s?/?>?|\[\d{1,2}\](?!\d)[:：]?|(?<![\w一-鿿])!+"""
)
"""Ends of tags that were cut apart, marks of footnotes, what is left before a picture's words."""
_GAP = re.compile(r"[，、]\s*(?=[，。；）]|$)")


def without_markup(text: str) -> str:
    """The text with what a reader would see of it: words of a link stay, pictures, addresses and tags are gone."""
    seen = "".join(
        char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cn")
    )
    bare = _LINK.sub(r"\1", _PICTURE.sub("", _SCRIPT.sub("", seen)))
    bare = _ADDRESS.sub("", _TAG.sub("", _ESCAPED_TAG.sub("", bare)))
    bare = _LOOSE.sub("", bare)
    return bare if bare == seen else _GAP.sub("", bare).strip()
