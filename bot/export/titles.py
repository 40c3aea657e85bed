"""Where a title turns over: whole words, in the shape of a trapezium (GB/T 9704-2012, 7.3.1)."""

import re
import unicodedata

from bot.reading.words import words_of_text

_SUBJECT = "关于"
_STICKS_TO_LEFT = "、，；：。！？”’》）〕的年月日"
_STICKS_TO_RIGHT = "“‘《（〔第"
_KEPT_WHOLE = re.compile(r"\d+(?:[—－–\-至]+\d+)?年度?|《[^《》]*》|“[^“”]*”|（[^（）]*）|〔[^〔〕]*〕")


def width(text: str) -> float:
    """Width in full-width characters: a digit or a Latin letter counts half."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)


def break_title(title: str, characters: int) -> tuple[str, ...]:
    """The lines of a title of which `characters` full-width characters fit on a line.

    A title too long for one line turns over before 「关于」, else between words, nearest to the
    middle and with the shorter line above.
    """
    if width(title) <= characters:
        return (title,)
    place = title.find(_SUBJECT)
    if place < 2 or len(title) - place < 4:
        place = _middle_break(title)
    if not 0 < place < len(title):
        return (title,)
    return (*break_title(title[:place], characters), *break_title(title[place:], characters))


def _middle_break(title: str) -> int:
    """The best place between two words; 0 when the title is one word."""
    whole = width(title)
    places = [place for place in _word_ends(title) if _may_part(title, place)]
    return min(places, key=lambda place: abs(width(title[:place]) - whole * 0.48), default=0)


def _word_ends(title: str) -> list[int]:
    ends, end = [], 0
    for word in words_of_text(title):  # loads a dictionary, so only for the titles that need it
        end += len(word)
        ends.append(end)
    return ends[:-1]


def _may_part(title: str, place: int) -> bool:
    if title[place] in _STICKS_TO_LEFT or title[place - 1] in _STICKS_TO_RIGHT:
        return False
    return not any(match.start() < place < match.end() for match in _KEPT_WHOLE.finditer(title))
