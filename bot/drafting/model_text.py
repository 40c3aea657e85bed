"""A model's answer as plain Chinese text: no markup, no links, no marks of its own; and cut into a section's parts."""

import itertools
import re

from bot.drafting.parts import Plan, Shape
from bot.drafting.tracing import sentences_of
from bot.reading.inert import without_markup
from bot.reading.numerals import chinese_value

_FACT_ID = re.compile(
    r"[（(\[【〔]?\s*(?<![A-Za-z0-9])F\d{1,4}(?:\s*[、,，]\s*F\d{1,4})*\s*(?:[｜|：:）)\]】〕]|(?![A-Za-z0-9]))"
)
_BULLET = re.compile(r"^\s*(?:#{1,6}\s*|>\s*|[-*•·▪]\s+|\d{1,2}[.、．)]\s*(?!\d))", re.MULTILINE)
_RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|={3,}|`{3,}\w*)\s*$", re.MULTILINE)
_STRAIGHT = re.compile(r'"([^"\n]{1,60})"')
_HALF = str.maketrans(",;:?!()", "，；：？！（）")
_BETWEEN = re.compile(
    r"(?<=[一-鿿”》）】%\d])[,;:?!](?=[一-鿿“《（【\s]|$)|\((?=[^)\n]*[一-鿿])|(?<=[一-鿿\d%件次场])\)"
)
_BLANK = re.compile(r"(“[^”\n]{1,60}”|《[^》\n]{1,60}》)|[ \t　]+(?![A-Za-z])|(?<![A-Za-z0-9])[ \t　]+")
"""Spaces that Chinese print has not; those inside a name (“学宪法 讲宪法”) are the name's."""
_PART = re.compile(r"^[（(]([一二三四五六七八九十]{1,3})[）)]\s*")
_COUNT = re.compile(r"(?:^|(?<=[。；，：\n]))([一二三四五六七八九十])是(?=[^否])")


def plain_text(answer: str) -> str:
    """What a page may show of an answer, and a Word file hold: characters that are seen, and none that do anything."""
    text = _RULE.sub("", _BULLET.sub("", without_markup(answer)))
    text = _FACT_ID.sub("", text)
    text = re.sub(r"[*_`~\\|]+", "", text)
    text = _STRAIGHT.sub(r"“\1”", text)
    text = _BETWEEN.sub(lambda match: match.group().translate(_HALF), text)
    return "\n".join(line for line in (_BLANK.sub(r"\1", line) for line in text.split("\n")) if line)


def plain_piece(piece: str) -> str:
    """A piece of an answer that still comes in, for the eye alone: without marks of markup."""
    return "".join(char for char in piece if char == "\n" or (char.isprintable() and char not in "*#`<>[]!"))


def read_parts(answer: str, plan: Plan) -> list[list[str]]:
    """The sentences of an answer, a list a part of the plan; headings are taken off. What stands before the first
    mark of a part belongs to the first."""
    found: list[list[str]] = [[] for _ in plan.parts]
    at = 0
    for line in plain_text(answer).split("\n"):
        for number, text in _pieces(line, plan):
            if number is not None:
                at = min(number, len(found)) - 1
            found[at].extend(sentences_of(_without_heading(text, plan, at)))
    return found


def _pieces(line: str, plan: Plan) -> list[tuple[int | None, str]]:
    """(number of a part or None, its text) of a line."""
    if plan.shape is Shape.COUNTED:
        cut = [0, *(match.start() for match in _COUNT.finditer(line)), len(line)]
        texts = [line[low:high] for low, high in itertools.pairwise(cut) if line[low:high].strip("；，：")]
        return [_counted(text) for text in texts]
    if match := _PART.match(line):
        return [(int(chinese_value(match[1]) or 1), line[match.end() :])]
    heading = next(
        (at for at, part in enumerate(plan.parts, start=1) if part.heading and line.startswith(part.heading)), None
    )
    return [(heading, line)]


def _counted(text: str) -> tuple[int | None, str]:
    match = _COUNT.match(text)
    if match is None:
        return None, text
    body = text[match.end() :]
    return int(chinese_value(match[1]) or 1), re.sub(r"[；，]$", "。", body)


def _without_heading(text: str, plan: Plan, at: int) -> str:
    """The text after its heading: ours word for word, or a line without a full stop where a heading stands."""
    heading = plan.parts[at].heading
    if not heading:
        return text
    if text.startswith(heading):
        return text[len(heading) :].lstrip("。：；，")
    return "" if plan.shape is Shape.GROUPED and not re.search(r"[。；！？]|\d", text) and len(text) <= 30 else text


def says_the_same(text: str) -> bool:
    """Whether the end of an answer that still comes in says the same over and over."""
    return len(text) >= 240 and text.count(text[-40:]) >= 4


def is_chinese(text: str) -> bool:
    """Whether a text is mostly Han characters, figures aside."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum("一" <= char <= "鿿" for char in letters) >= 0.7 * len(letters)
