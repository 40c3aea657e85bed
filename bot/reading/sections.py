"""Clean lines → a tree of headings with their text. Numbers tell the levels, marks and words help."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from bot.domain.genre import Role
from bot.reading.cleaning import Line
from bot.reading.headings import (
    Numbered,
    Style,
    ends_like_sentence,
    is_brief,
    numbered,
    run_in,
    split_inline,
    stands_alone,
)
from bot.reading.levels import BOLD, NAMED, PARALLEL, Levels, Piece
from bot.reading.outline_words import RoleWords, outline_words

_MOST_ITEMS = 20
_CLOSES = re.compile(r"总之|同时|此外|特此|以上|综上")


@dataclass
class Node:
    """A section while it is being put together; depth 0 is the document itself."""

    number: str = ""
    heading: str = ""
    paragraphs: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    role: Role | None = None
    """Set where its words were read already and no heading tells it."""

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    def whole(self) -> str:
        """All the text below, headings included."""
        return "\n".join([self.heading, self.text, *(child.whole() for child in self.children)])


def section_tree(lines: Sequence[Line], words: RoleWords | None = None) -> Node:
    """The document as a node: its own paragraphs are the preface, its children the sections of level one."""
    words = words or outline_words().roles
    pieces = _with_fellows(list(_pieces(_with_whole_headings(lines), words)))
    root = Node()
    open_nodes = [root]
    levels = Levels([piece for piece in pieces if piece.style is not None])
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


def _with_whole_headings(lines: Sequence[Line]) -> list[Line]:
    """In a piece without numbers: a heading set over two lines, 「公正司法」 and 「让群众感受公平正义」, as one."""
    if any((item := numbered(line.text)) and item.style <= Style.ARABIC for line in lines):
        return list(lines)
    joined: list[Line] = []
    for index, line in enumerate(lines):
        above = joined[-2].text if len(joined) > 1 else ""
        long_below = index + 1 < len(lines) and len(lines[index + 1].text) > 40
        if (
            joined
            and long_below
            and len(above) > 40
            and _looks_plain(line)
            and _looks_plain(joined[-1])
            and len(joined[-1].text) <= 20
        ):
            gap = "" if joined[-1].text.endswith("：") else " "
            joined[-1] = replace(joined[-1], text=joined[-1].text + gap + line.text)
        else:
            joined.append(line)
    return joined


def _pieces(lines: Sequence[Line], words: RoleWords) -> Iterator[Piece]:
    plain = _plain_headings(lines, words)
    parts = [
        (index, part)
        for index, line in enumerate(lines)
        for part in ([line.text] if index in plain else split_inline(line.text))
    ]
    decimals = {item.number for _, part in parts if (item := numbered(part)) and item.style is Style.DECIMAL}
    heading_styles = {Style.HAN_BRACKETS} if _heads_elsewhere([part for _, part in parts]) else set()
    before: tuple[Numbered, bool] | None = None
    for at, (index, part) in enumerate(parts):
        following = parts[at + 1][1] if at + 1 < len(parts) else ""
        item = None if index in plain else numbered(part)
        if item is None or (item.style is Style.DECIMAL and not _counted(item, decimals)):
            yield plain[index] if index in plain else Piece(part)
            before = None if before is None or not before[1] else before
            continue
        marked = bool(lines[index].mark or lines[index].bold)
        fellow = before is not None and (item.style, item.value) == (before[0].style, before[0].value + 1)
        if before and fellow and before[1] and is_brief(item) and not run_in(item):
            piece = Piece("", stands_alone(item) or "", item.style, item.value, item.number)
        else:
            listed = fellow and before and not before[1] and not _is_terse(item)
            alone = fellow and before and not before[1]
            brief = item.style in heading_styles and not alone and _all_brief(item, parts[at : at + _MOST_ITEMS])
            below = "" if listed or _CLOSES.match(following) else following
            piece = _numbered_piece(item, part, below, marked=marked, brief=brief)
        before = item, piece.style is not None
        yield piece


def _heads_elsewhere(parts: Sequence[str]) -> bool:
    """Does （一） open headings in two places or more? Then a line of it that is as short as one is a heading too."""
    items = (item for part in parts if (item := numbered(part)) and item.style is Style.HAN_BRACKETS)
    return sum(bool(run_in(item)) or not ends_like_sentence(item.rest) for item in items) >= 2


def _all_brief(first: Numbered, parts: Sequence[tuple[int, str]]) -> bool:
    """Is this item as short as a heading, and every one that counts on from it right below a heading as well?"""
    value = first.value
    for _, part in parts:
        item = numbered(part)
        if item is None or (item.style, item.value) != (first.style, value):
            break
        if not (_is_terse(item) or run_in(item)):
            return False
        value += 1
    return _is_terse(first)


def _is_terse(item: Numbered) -> bool:
    """「（二）专业力量不足。」: a heading, though the items before it have nothing below."""
    return len(item.rest) <= 16 and not re.search(r"[，；：]", item.rest)


def _with_fellows(pieces: list[Piece]) -> list[Piece]:
    """Brief items right above a heading that counts on from them are headings too, though nothing stands below."""
    for at in range(len(pieces) - 2, -1, -1):
        piece, after = pieces[at], pieces[at + 1]
        if piece.style is None and after.heading and after.value > 1 and (item := numbered(piece.text)):
            heading = stands_alone(item)
            if (item.style, item.value + 1) == (after.style, after.value) and heading and is_brief(item):
                pieces[at] = Piece("", heading, item.style, item.value, item.number)
    return pieces


def _counted(item: Numbered, decimals: Set[str]) -> bool:
    """Is 「2.1」 followed or preceded by its neighbour, and no date such as 「12.4」?"""
    part = re.split(r"[.．]", item.number)[0]
    return any(f"{part}.{value}" in decimals for value in (item.value - 1, item.value + 1))


def _numbered_piece(item: Numbered, line: str, following: str, *, marked: bool, brief: bool) -> Piece:
    """A numbered line as a heading, with what runs in after it; or as text when it is one of a list of sentences.

    `brief`: as short as its fellows, which are headings.
    """
    if found := run_in(item):
        return Piece(found.text, found.heading, item.style, item.value, item.number)
    heading = stands_alone(item, counting=brief)
    if heading and (item.style <= Style.HAN or marked or _heads_text(item, following) or brief):
        return Piece("", heading, item.style, item.value, item.number)
    if item.style <= Style.HAN:
        return Piece(item.rest, "", item.style, item.value, item.number)
    return Piece(line)


def _heads_text(item: Numbered, following: str) -> bool:
    """Does a heading that stands alone have something below it: text, or a deeper number?"""
    after = numbered(following)
    if after and after.style is item.style and after.value == 1 < item.value:  # 「二)依法履职」 above 「(一)…」
        return True
    if item.style is Style.ITEM:
        return after is None and len(following) > 40 and len(item.rest) <= 30
    if after is None:
        return len(following) >= 8 or (not ends_like_sentence(item.rest) and bool(following))
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
        elif match := re.match(r"【(?!待|编者|导读|摘要|提要)([^】]{2,24})】(.*)$", line.text):
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
