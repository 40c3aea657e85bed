"""Pages copied as one long line → lines again, parted where a space stands before a number or behind a full stop."""

import re

_LONGEST = 400
_FEWEST = 3
_TITLED = 200
"""Characters from which a line that begins with a title is a page, if numbers stand inside it."""
_ITEM = r"(?:[一二三四五六七八九十]{1,3}\s?、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}\s?[、．]|\d{1,2}\.(?!\d)|第[一二三四五六七八九十]+[，、部])"
_GAP = re.compile(rf"[ \u3000\xa0]+(?={_ITEM})")
_AFTER_STOP = re.compile(r"(?<=[。！？])[ \u3000\xa0]+(?=[一-鿿\d“（(])")
_AFTER_TITLE = re.compile(r"^(.{6,60}?(?:报告|总结|汇报|小结|掠影|纪实|综述))[ \u3000\xa0]+")
_INSIDE = re.compile(r"(?<=[。：；])(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
_SIGNED_BEHIND = re.compile(r"(?<=。)([一-鿿]{4,30})[ \u3000\xa0]*(\d{4}年\d{1,2}月\d{1,2}日)$")
_SIGNED = re.compile(r"^([一-鿿]{4,30})[ \u3000\xa0]+(\d{4}年\d{1,2}月(?:\d{1,2}日)?)$")


def unfolded(line: str) -> list[str]:
    """The lines of a page that came as one; a line of usual length, or one without numbers inside, as it is."""
    if _AFTER_TITLE.match(line.strip()) and len(line) >= _TITLED and len(_INSIDE.findall(line)) >= _FEWEST:
        line = _SIGNED_BEHIND.sub(r"\n\1\n\2", _INSIDE.sub("\n", _AFTER_TITLE.sub(r"\1\n", line.strip(), count=1)))
        return line.split("\n")
    if len(line) < _LONGEST or len(_GAP.findall(line)) < _FEWEST:
        return [line]
    text = _AFTER_TITLE.sub(r"\1\n", line.strip(), count=1)
    text = _AFTER_STOP.sub("\n", _GAP.sub("\n", text))
    *body, last = text.split("\n")
    signed = _SIGNED.match(last)
    return [*body, *(signed.groups() if signed else (last,))]
