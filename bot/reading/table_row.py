"""A row of a pasted table, as words."""

from dataclasses import dataclass

from bot.reading.lines import Line


@dataclass(frozen=True)
class Row:
    """A table row as words. `part` is the cell that names a part, `within` that it belongs to the row above."""

    line: Line
    text: str
    part: str = ""
    within: bool = False
    cells: tuple[tuple[str, str], ...] = ()
    cause: str = ""
    quote: str = ""
    """All the lines that the words rest on, where they are more than this one."""
