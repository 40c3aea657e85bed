"""Clean lines → a tree of headings with their text. Numbers tell the levels, marks and words help."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.genre import Role
from bot.reading.cleaning import Line
from bot.reading.headings import Numbered, Style, ends_like_sentence, numbered, run_in, split_inline, stands_alone
from bot.reading.outline_words import RoleWords, outline_words

NAMED, BOLD, PARALLEL = 0, 7, 8


@dataclass(frozen=True)
class Piece:
    """One step of the reading: a heading (style set) with the text on its line, or plain text."""

    text: str
    heading: str = ""
    style: Style | None = None
    value: int = 0
    number: str = ""
    depth: int = 0
    """How deep a heading without number stands: NAMED, its Markdown level 1–6, BOLD or PARALLEL."""


@dataclass
class Node:
    """A section while it is being put together; depth 0 is the document itself."""

    number: str = ""
    heading: str = ""
    paragraphs: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    def whole(self) -> str:
        """All the text below, headings included."""
        return "\n".join([self.heading, self.text, *(child.whole() for child in self.children)])


def section_tree(lines: Sequence[Line], words: RoleWords | None = None) -> Node:
    """The document as a node: its own paragraphs are the preface, its children the sections of level one."""
    words = words or outline_words().roles
    pieces = list(_pieces(lines, words))
    root = Node()
    open_nodes = [root]
    levels = _Levels([piece for piece in pieces if piece.style is not None])
    for piece in pieces:
        if piece.style is None:
            open_nodes[-1].paragraphs.append(piece.text)
            continue
        level = levels.place(piece)
        node = Node(piece.number, piece.heading, [piece.text] if piece.text else [])
        del open_nodes[level + 1 :]
        open_nodes[-1].children.append(node)
        open_nodes.append(node)
    return root


def _pieces(lines: Sequence[Line], words: RoleWords) -> Iterator[Piece]:
    plain = _plain_headings(lines, words)
    parts = [
        (index, part)
        for index, line in enumerate(lines)
        for part in ([line.text] if index in plain else split_inline(line.text))
    ]
    listed: Numbered | None = None
    for at, (index, part) in enumerate(parts):
        following = parts[at + 1][1] if at + 1 < len(parts) else ""
        item = None if index in plain else numbered(part)
        if item is None:
            yield plain[index] if index in plain else Piece(part)
            listed = None
            continue
        goes_on = listed is not None and (item.style, item.value) == (listed.style, listed.value + 1)
        piece = _numbered_piece(
            item, part, "" if goes_on else following, marked=bool(lines[index].mark or lines[index].bold)
        )
        listed = item if piece.style is None else None
        yield piece


def _numbered_piece(item: Numbered, line: str, following: str, *, marked: bool) -> Piece:
    """A numbered line as a heading, with what runs in after it; or as text when it is one of a list of sentences."""
    if found := run_in(item):
        return Piece(found.text, found.heading, item.style, item.value, item.number)
    heading = stands_alone(item)
    if heading and (item.style <= Style.HAN or marked or _heads_text(item, following)):
        return Piece("", heading, item.style, item.value, item.number)
    if item.style <= Style.HAN:
        return Piece(item.rest, "", item.style, item.value, item.number)
    return Piece(line)


def _heads_text(item: Numbered, following: str) -> bool:
    """Does a heading that stands alone have something below it: text, or a deeper number?"""
    after = numbered(following)
    if item.style is Style.ITEM:
        return after is None and len(following) > 40 and len(item.rest) <= 30
    if after is None:
        return len(following) > 15 or (not ends_like_sentence(item.rest) and bool(following))
    if ends_like_sentence(item.rest):
        return after.style > item.style
    return after.style is not item.style or not ends_like_sentence(after.rest) or len(after.rest) > 42


def _plain_headings(lines: Sequence[Line], words: RoleWords) -> dict[int, Piece]:
    """Lines that are headings without a number, by their index."""
    found: dict[int, Piece] = {}
    styles = {item.style for line in lines if (item := numbered(line.text))}
    counted = bool(styles & {Style.PART, Style.HAN})
    outer = counted or Style.HAN_BRACKETS in styles
    for index in [] if outer else _parallel(lines):
        found[index] = _plain(lines[index].text, PARALLEL)
    for index, line in enumerate(lines):
        if _looks_plain(line) and index + 1 < len(lines) and _names_a_part(line.text, words, alone=not counted):
            found[index] = _plain(line.text, NAMED if outer else PARALLEL)
        elif _is_marked(line):
            found[index] = _plain(line.text, line.mark or BOLD)
        elif match := re.match(r"【(?!待)([^】]{2,24})】(.*)$", line.text):
            found[index] = _plain(match[1], PARALLEL, match[2].strip())
        elif (
            (match := re.match(r"([^，。；：\d]{2,12})：(.{10,})$", line.text))
            and not numbered(line.text)
            and _names_an_end(match[1], words)
        ):
            found[index] = _plain(match[1], PARALLEL, match[2])
    return found if outer else _level_marks(found)


def _level_marks(found: dict[int, Piece]) -> dict[int, Piece]:
    """Marks of unequal depth made equal, unless some heading has two or more of one depth right below it."""
    depths = [found[index].depth for index in sorted(found)]
    if any(above < one == other for above, one, other in zip(depths, depths[1:], depths[2:], strict=False)):
        return found
    return {index: replace(piece, depth=PARALLEL) for index, piece in found.items()}


def _plain(heading: str, depth: int, text: str = "") -> Piece:
    return Piece(text, heading.rstrip("：:"), Style.PLAIN, 0, "", depth)


def _is_marked(line: Line) -> bool:
    return (
        bool(line.mark or line.bold)
        and not numbered(line.text)
        and 2 <= len(line.text) <= 40
        and not line.text.endswith(("。", "；", "，"))
    )


def _looks_plain(line: Line) -> bool:
    return (
        2 <= len(line.text) <= 34
        and "\t" not in line.text
        and not numbered(line.text)
        and not re.search(r"[。；，、…》）)]$|[。；]|^[——附（(]", line.text)
    )


def _names_a_part(text: str, words: RoleWords, *, alone: bool) -> bool:
    """Is this short line the name of a part, as 「存在的问题」 or 「下一步打算」 is? Of measures only where nothing is numbered."""
    bare = text.rstrip("：:")
    if len(bare) > 22 or "，" in bare:
        return False
    return any(pattern.search(bare) for role, pattern in words.strong.items() if alone or role is not Role.MEASURES)


def _names_an_end(text: str, words: RoleWords) -> bool:
    """「存在问题：一是…」「下步安排：…」: parts named at the start of their own paragraph."""
    return any(words.strong[role].match(text) for role in (Role.PROBLEMS, Role.PLANS))


def _parallel(lines: Sequence[Line]) -> list[int]:
    """In a piece without numbers: short lines with long paragraphs below, if there are two or more."""
    candidates = [
        index
        for index, line in enumerate(lines)
        if 4 <= len(line.text.rstrip("：:")) <= 34
        and _looks_plain(line)
        and index + 1 < len(lines)
        and len(lines[index + 1].text) > 40
    ]
    return candidates if len(candidates) >= 2 else []


class _Levels:
    """Gives each heading its level (0 is level one), from its number and those open above it."""

    def __init__(self, headings: Sequence[Piece]) -> None:
        self.headings = headings
        self.at = -1
        self.open: list[tuple[Style, int, int]] = []
        self.last: dict[Style, int] = {}
        self.plain_on_top = _plain_stands_on_top(headings)

    def place(self, piece: Piece) -> int:
        assert piece.style is not None
        self.at += 1
        slip = self._slip(piece.style, piece.value)
        style = piece.style if slip is None else self.open[slip][0]
        level = self._level(piece.style, piece.value, piece.depth) if slip is None else slip
        self.open[level:] = [(style, piece.value, piece.depth)]
        self.last[piece.style] = piece.value
        return level

    def _level(self, style: Style, value: int, depth: int) -> int:
        if style is Style.PLAIN:
            return self._plain_level(depth)
        own = self._last(style)
        return self._new(style) if own is None else own

    def _slip(self, style: Style, value: int) -> int | None:
        """The level whose next number this is, written in another manner than its fellows: 一、二、（三）四、."""
        own = self._last(style)
        if style is Style.PLAIN or value == 1 or (own is not None and self.open[own][1] + 1 == value):
            return None
        if own is not None and not self._comes_later(style, self.open[own][1] + 1):
            return None
        if own is None and self.last.get(style) == value - 1:  # 1. 2. under （一）, counted on as 3. under （二）
            return None
        fitting = [at for at, (above, last, _) in enumerate(self.open) if last + 1 == value and _kin(above, style)]
        return fitting[-1] if fitting else None

    def _new(self, style: Style) -> int:
        """The level of a numbering that is not open: below every outer style, and below an inner one that goes on later."""
        level = len(self.open)
        while level and not self._outer(self.open[level - 1][0], style):
            above, value, _ = self.open[level - 1]
            if above is not Style.PLAIN and self._comes_later(above, value + 1, before=self.open[0][0]):
                break
            level -= 1
        return level

    def _outer(self, above: Style, style: Style) -> bool:
        if above is Style.PLAIN:
            return self.plain_on_top or style > Style.HAN
        return above < style

    def _plain_level(self, depth: int) -> int:
        if not self.plain_on_top and any(style is not Style.PLAIN for style, _, _ in self.open):
            own = self._last(Style.PLAIN)
            if depth == NAMED:
                return 0
            return (
                own
                if own
                else next((at for at, entry in enumerate(self.open) if entry[0] > Style.HAN_BRACKETS), len(self.open))
            )
        nested = (at for at, (style, _, above) in enumerate(self.open) if style is not Style.PLAIN or above >= depth)
        return next(nested, len(self.open))

    def _last(self, style: Style) -> int | None:
        return next((at for at in range(len(self.open) - 1, -1, -1) if self.open[at][0] is style), None)

    def _comes_later(self, style: Style, value: int, before: Style | None = None) -> bool:
        """Does a heading of this style with this number follow (before the next one of style `before`)?"""
        for heading in self.headings[self.at + 1 :]:
            if heading.style is style and heading.value == value:
                return True
            if before is not None and heading.style is before and before is not style:
                return False
        return False


_FAMILIES = (
    {Style.PART, Style.HAN, Style.HAN_BRACKETS, Style.ARABIC_BRACKETS},
    {Style.ARABIC, Style.ARABIC_BRACKETS, Style.CIRCLED},
)


def _kin(one: Style, other: Style) -> bool:
    """May one be a slip of the pen for the other: 二、 for （二）, (2) for 2. ?"""
    return any({one, other} <= family for family in _FAMILIES)


def _plain_stands_on_top(headings: Sequence[Piece]) -> bool:
    """Do headings without a number stand above the numbered ones, which start again below each?"""
    if not headings or headings[0].style is not Style.PLAIN:
        return False
    firsts = [heading.value == 1 for heading in headings if heading.style is Style.HAN]
    return not firsts or sum(firsts) > 1
