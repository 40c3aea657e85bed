"""Text from outside without what neither a database nor Word can hold, and without what nobody sees."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f]")


def plain(text: str) -> str:
    """The text with line feeds for every kind of line end, without control characters and broken halves.

    Marks without width go too: those that join emoji, and those that turn the direction of writing.
    """
    return _UNSEEN.sub("", _UNWRITABLE.sub("", _LINE_ENDS.sub("\n", text)))


LONGEST_NAME = 100


def file_name(name: str) -> str:
    """The name of an upload without folders, at most so long."""
    return plain(name).replace("\\", "/").rpartition("/")[2][-LONGEST_NAME:] or "未命名文件"
