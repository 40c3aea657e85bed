"""Raw text → clean lines: marks, site dirt, stray spaces and page breaks taken out.

A line of the result is a whole paragraph or a heading. What the marks said (a Markdown heading
level, a whole line in bold) is kept beside the text, as evidence that numbers may contradict.
"""

import html
import re
from collections import Counter
from dataclasses import dataclass, replace

from bot.reading.headings import numbered
from bot.reading.markup import unmarked, without_tags
from bot.reading.outline_words import DirtWords, outline_words
from bot.reading.unfolding import unfolded
from bot.reading.units import names_unit
from bot.reading.wraps import unwrap

HAN = r"[一-鿿㐀-䶿〇]"
_NARROW_TO_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_FULL_WIDTH = (
    {0xFF10 + digit: 0x30 + digit for digit in range(10)}
    | {0xFF21 + at: 0x41 + at for at in range(26)}
    | {0xFF41 + at: 0x61 + at for at in range(26)}
)
_INVISIBLE = re.compile(
    "[\U0001f000-\U0001faff\u2728\ufe0f\ufeff\u200b-\u200f\u2028-\u202e\u2060\u00ad\x00-\x08\x0b\x0e-\x1f\x7f]"
)
_PAGE = re.compile(r"\s*[-—–－]\s*\d{1,3}\s*[-—–－]\s*|\s*第\s*\d+\s*页.{0,8}|\s*\d{1,3}\s*/\s*\d{1,3}\s*")
_HEAD_AND_PAGE = re.compile(r"\s*\S.{1,28}\s+第\s*\d+\s*页.{0,10}|\s*\S.{1,28}\s[-—–]\s*\d{1,3}\s*[-—–]\s*")
_RULE = re.compile(r"^\s*(?:[-*_=－—~·]\s*){3,}$")
_QUOTE_MARKS = re.compile(r"[“”\"]")
_NUMBER_GAP = re.compile(
    r"^((?:[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]|[一二三四五六七八九十]{1,3}\s*[、.．]|\d{1,2}\s*[、.．](?!\d)))\s+"
)
_BARE_NUMBER = re.compile(r"^([一二三四五六七八九十]{1,2})[ \t　]+(?=[一-鿿]{2})(?!是)")
_RUN_IN_GAP = re.compile(
    rf"^((?:[（(]?(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}})[)）、.．]+){HAN}[^。；：:;\s]{{3,38}}{HAN})[ \t　]+(?={HAN}.{{25,}})"
)
_APART_DIGITS = re.compile(r"(?<![\d.])\d(?: \d)+(?= ?[一-鿿%％．.])")
_STAMP = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
_LONGEST_HEAD = 60
"""Characters of a running head, the blanks before its page number included."""
_EDGE = 15
"""Lines at the head and the foot of a page among which a website's own are looked for."""
_CUT_ENDS = re.compile(r"[。！？；：:;!?…”’』」》）)】\]]$|\.$")


@dataclass(frozen=True)
class Line:
    """A clean paragraph. `mark` is its Markdown heading level (0: none); `ruled`: a ruled line stood before it."""

    text: str
    mark: int = 0
    bold: bool = False
    ruled: bool = False


@dataclass(frozen=True)
class CleanText:
    lines: tuple[Line, ...]
    warnings: tuple[str, ...]
    published: str | None = None
    """The day that a website put above the text, as written."""


def clean(text: str, words: DirtWords | None = None) -> CleanText:
    """Clean the text of a past report; warnings say what was mended, as Chinese sentences."""
    words = words or outline_words().dirt
    raw = html.unescape(
        _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    ).translate(_FULL_WIDTH)
    lines, ruled = [], False
    parts = _unpaged([part for line in raw.split("\n") for part in unfolded(line)])
    for part in unwrap(parts, _furniture(parts, words)):
        if _RULE.match(part):
            ruled = True
        elif (line := _clean_line(part, words)).text:
            lines.append(replace(line, ruled=ruled))
            ruled = False
    mended, warnings = _mend(_without_contents(_without_dirt(lines, words)), words)
    return CleanText(tuple(_joined_over_pages(mended)), tuple(warnings), _published(lines, words))


def _published(lines: list[Line], words: DirtWords) -> str | None:
    stamps = (_STAMP.search(line.text) for line in lines[:20] if words.line.fullmatch(line.text))
    return next((stamp[0] for stamp in stamps if stamp), None)


def _furniture(parts: list[str], words: DirtWords) -> set[int]:
    """Indices of the lines at the head and foot that a website put there."""
    edge = _EDGE if len(parts) > 2 * _EDGE else len(parts) // 3
    around = (*range(edge), *range(len(parts) - edge, len(parts)))
    tidied = {at: tidy(parts[at]) for at in around}
    return {at for at, text in tidied.items() if words.line.fullmatch(text) or words.cut_from.match(text)}


def _unpaged(lines: list[str]) -> list[str]:
    """The lines, page numbers emptied, and so a short line that stands beside two of them or more: a running head."""
    written = [at for at, line in enumerate(lines) if line.strip()]
    pages = [place for place, at in enumerate(written) if _PAGE.fullmatch(lines[at])]
    beside = [written[place + step] for place in pages for step in (-1, 1) if 0 <= place + step < len(written)]
    with_page = [at for at in written if _HEAD_AND_PAGE.fullmatch(lines[at])]
    beside += with_page
    times = Counter(_unfolioed(lines[at]) for at in beside)
    heads = {at for at in beside if times[_unfolioed(lines[at])] > 1 and _may_run(lines[at].strip())}
    gone = heads | {written[place] for place in pages}
    return ["" if at in gone else line for at, line in enumerate(lines)]


def _may_run(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and not _CUT_ENDS.search(text)


def _unfolioed(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _clean_line(raw: str, words: DirtWords) -> Line:
    text = words.phrase.sub("", without_tags(raw)).strip(" \t　\xa0\u2003\u2002")
    if "|" in text and words.line.fullmatch(tidy(text)):  # a menu, not a table
        return Line("")
    text, mark, bold = unmarked(text)
    return Line(tidy(text), mark, bold)


def tidy(text: str) -> str:
    """Spaces and marks as Chinese print has them: 「2024 年,我局」→「2024年，我局」. Tabs between cells stay."""
    if "\t" in text.strip():
        return "\t".join(tidy(cell) for cell in text.strip().split("\t"))
    text = _BARE_NUMBER.sub(r"\1、", _NUMBER_GAP.sub(lambda m: re.sub(r"\s", "", m[1]), text))
    text = _RUN_IN_GAP.sub(lambda m: m[1] + ("。" if _closed(m[1]) else ""), text)
    text = _APART_DIGITS.sub(lambda m: m[0].replace(" ", ""), text)
    paired = re.fullmatch(rf"({HAN}{{4,10}})\s+({HAN}{{4,10}})", text.strip())
    if paired and _two_halves(paired[1], paired[2]):
        return f"{paired[1]} {paired[2]}"
    text = re.sub(r"[ \xa0　\u2002-\u200a]+", " ", text).strip()
    text = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text)
    text = re.sub(r"(?<=\d) (?=\d{1,3}\b)(?=\d+[年月日.%])", "", text)
    text = re.sub(r"\(([^()（）]*[一-鿿][^()（）]*)\)", r"（\1）", text)
    text = re.sub(
        r"(?<=[一-鿿”’》）】%％])[,;?!](?!\d)|(?<=[一-鿿”’》）】])[,;:?!]|(?<=\d)[,;:](?=[一-鿿“《])",
        lambda m: _NARROW_TO_WIDE[m[0]],
        text,
    )
    text = re.sub(r"(?<=[一-鿿”》）%％])(?<!^[一二三四五六七八九十])(?<!^十[一二三四五])\.(?=$|[一-鿿“])", "。", text)
    return _right_way_quotes(text)


def _two_halves(first: str, second: str) -> bool:
    """Halves of a feature's heading stand apart on purpose; those of a unit's name or a title do not."""
    if len(first) == len(second):
        return True
    whole = first + second
    return not (second.startswith(("的", "关于")) or names_unit(whole) or outline_words().genres.finals.search(whole))


def _closed(text: str) -> bool:
    """Are all quotation marks and brackets that open here also closed here?"""
    return all(text.count(one) <= text.count(other) for one, other in ("“”", "《》", "（）"))


def _right_way_quotes(text: str) -> str:
    """Double quotes made to alternate “ ” where they do not."""
    marks = _QUOTE_MARKS.findall(text)
    if len(marks) % 2 or marks == ["“", "”"] * (len(marks) // 2):
        return text
    sides = iter("“”" * (len(marks) // 2))
    return _QUOTE_MARKS.sub(lambda _: next(sides), text)


def _without_dirt(lines: list[Line], words: DirtWords) -> list[Line]:
    kept: list[Line] = []
    total = sum(len(line.text) for line in lines)
    seen = 0
    for line in lines:
        cut = words.cut_from.match(line.text.lstrip("【[（("))
        if cut and seen >= 0.5 * total and len(line.text) <= cut.end() + 60:
            break
        seen += len(line.text)
        if not words.line.fullmatch(line.text) and not (cut and len(line.text) <= cut.end() + 40):
            kept.append(line)
    return _without_repeats(kept)


def _without_contents(lines: list[Line]) -> list[Line]:
    """Without a table of contents: three or more headings in a row that all stand again below."""
    bare = [re.sub(r"[\s.…·]*\d*$", "", line.text) for line in lines]
    last = {text: index for index, text in enumerate(bare)}
    for start in range(min(60, len(lines))):
        end = start
        while end < len(lines) and numbered(bare[end]) and last[bare[end]] > end:
            end += 1
        if end - start >= 3:
            head = start - 1 if start and re.fullmatch(r"目\s*[录次]", bare[start - 1]) else start
            return lines[:head] + lines[end:]
    return lines


def _without_repeats(lines: list[Line]) -> list[Line]:
    """Of a short line that stands four times or more (a running head) only the first."""
    times = Counter(line.text for line in lines if len(line.text) <= 30)
    seen: set[str] = set()
    kept = []
    for line in lines:
        if times[line.text] < 4 or line.text not in seen:
            kept.append(line)
        seen.add(line.text)
    return kept


def _mend(lines: list[Line], words: DirtWords) -> tuple[list[Line], list[str]]:
    warnings: list[str] = []
    mended = []
    for line in lines:
        text = line.text
        for mending in words.mendings:
            if mending.wrong.search(text):
                if mending.says not in warnings:
                    warnings.append(mending.says)
                text = mending.wrong.sub(mending.right, text) if mending.right is not None else text
        mended.append(replace(line, text=text))
    return mended, warnings


def _joined_over_pages(lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        if joined and _goes_on(joined[-1], line):
            joined[-1] = replace(joined[-1], text=joined[-1].text + line.text)
        else:
            joined.append(line)
    return joined


def _goes_on(line: Line, following: Line) -> bool:
    """Is `line` a sentence cut by a page break, which `following` takes up?"""
    if "\t" in line.text or "\t" in following.text or following.mark or line.mark or line.bold or following.bold:
        return False
    if numbered(following.text) or following.text.startswith(("附", "——")):
        return False
    end = line.text[-200:]
    if end.count("《") > end.count("》") and "》" in following.text:
        return True
    told = "。；" if numbered(line.text) else "，。；"  # a numbered line without a full stop is a long heading
    if _CUT_ENDS.search(end[-1:]) or len(line.text) < 25 or not any(mark in end for mark in told):
        return False
    return len(following.text) > 60 or bool(_CUT_ENDS.search(following.text[-1:]))
