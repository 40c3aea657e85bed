"""Years that the notes' own headings give (【2022年小结】): told with what stands below them, since headings are not."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.genre import Role
from bot.reading.pieces import Piece

MANY = 3
"""Years among the headings from which on the year of the report is told too."""
_YEAR = re.compile(r"^(?P<year>20\d\d)年")
_DATED = re.compile(r"20\d\d")
_THAT_YEAR = re.compile(r"^(?:当年|全年|本年度?)|(?<=[，。；])当年")


def with_years_of_parts(pieces: Sequence[Piece], year: int) -> tuple[Piece, ...]:
    """The pieces, those below a heading with a year of their own beginning with it. `year`: of the report."""
    of = [_year_of(piece) for piece in pieces]
    years = {one for one in of if one}
    if len(years) < 2:
        return tuple(pieces)
    told = years if len(years) >= MANY else {one for one in years if int(one) < year}
    return tuple(_dated(piece, one) if one in told else piece for piece, one in zip(pieces, of, strict=True))


def _year_of(piece: Piece) -> str | None:
    match = _YEAR.match(piece.part)
    return match["year"] if match and piece.zone is not Role.PLANS else None


def _dated(piece: Piece, year: str | None) -> Piece:
    if _DATED.search(piece.text) or not re.search(r"\d", piece.text):
        return piece
    text = _THAT_YEAR.sub("", piece.text)
    return replace(piece, text=f"{year}年{text}")
