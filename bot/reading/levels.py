"""Which level each heading stands on: told by its number, those open above it, and those to come."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.headings import Style

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


class Levels:
    """Gives each heading its level (0 is level one), from its number and those open above it."""

    def __init__(self, headings: Sequence[Piece]) -> None:
        self.headings = headings
        self.at = -1
        self.open: list[tuple[Style, int, int]] = []
        self.last: dict[Style, int] = {}
        self.places: dict[tuple[Style | None, int], list[int]] = {}
        for index, heading in enumerate(headings):
            for value in {0, heading.value}:
                self.places.setdefault((heading.style, value), []).append(index)
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
            inner = (at for at, (style, _, _) in enumerate(self.open) if style > Style.HAN_BRACKETS)
            return own or next(inner, len(self.open))
        nested = (at for at, (style, _, above) in enumerate(self.open) if style is not Style.PLAIN or above >= depth)
        return next(nested, len(self.open))

    def _last(self, style: Style) -> int | None:
        return next((at for at in range(len(self.open) - 1, -1, -1) if self.open[at][0] is style), None)

    def _comes_later(self, style: Style, value: int, before: Style | None = None) -> bool:
        """Does a heading of this style with this number follow (before the next one of style `before`)?"""
        found = self._next((style, value))
        return found is not None and (
            before in (None, style) or found < (self._next((before, 0)) or len(self.headings))
        )

    def _next(self, key: tuple[Style | None, int]) -> int | None:
        """Index of the next heading of a style with a number, or with any number where it is 0."""
        places = self.places.get(key, [])
        at = bisect_right(places, self.at)
        return places[at] if at < len(places) else None


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
