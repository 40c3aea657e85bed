"""Text from outside without what neither a database nor Word can hold."""

import re

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")


def plain(text: str) -> str:
    """The text with line feeds for every kind of line end, without control characters and broken halves."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
