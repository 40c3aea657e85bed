"""Bytes of a text file → text, whatever the editor saved it in."""

import codecs
import unicodedata

from bot.errors import UnreadableFile

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, name: str) -> str:
    """UTF-8 with or without a mark, UTF-16, GB18030. UnreadableFile for anything that is no text."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_like_text(text):
            return text.removeprefix("\ufeff")
    raise UnreadableFile(f"“{name}”里不是文字，请确认文件没有损坏，或用记事本另存为 UTF-8 编码的 .txt 再上传。")


def _encodings(data: bytes) -> list[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return [encoding]
    sample = data[:4000]
    if sample.count(0) * 5 > len(
        sample
    ):  # UTF-16 without a mark: every other byte of its line feeds and digits is zero
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        return ["utf-16-le", "utf-16-be"] if odd >= even else ["utf-16-be", "utf-16-le"]
    return ["utf-8", "gb18030", "utf-16-le", "utf-16-be"]


def _reads_like_text(text: str) -> bool:
    """Hardly any control, private or unassigned characters."""
    sample = text[:20000]
    odd = sum(
        unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs") and char not in "\t\n\r\f\x0b\ufeff" for char in sample
    )
    rare = sum("\u3400" <= char <= "\u4dbf" or char > "\uffff" or "\uac00" <= char <= "\ud7a3" for char in sample)
    return odd * 100 <= len(sample) and rare * 10 <= len(sample)
