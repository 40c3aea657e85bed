"""Corrections inside the notes (更正 … 以这个为准): applied to what they correct."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.facts import Dropped
from bot.reading.lines import unshielded

if TYPE_CHECKING:
    from bot.reading.facts import Piece

_CORRECTS = re.compile(r"更正|以(?:这个|此|这|本条|后者|我这个)为准|写错了|报错了|多数了|少数了|数错了|打错了|记错了|填错了|应(?:该)?(?:为|是)\d|改成\d|勘误")
_AMOUNT = r"(?P<value>\d[\d,.]*)\s*(?P<scale>[万亿]?)(?P<unit>[\u4e00-\u9fff％%]{1,3})?"
_NEW = re.compile(r"(?:是|应为|应该是|应是|改成|改为|更正为|实际|为)\s*[约近]?" + _AMOUNT)
_ANY = re.compile(_AMOUNT)


def corrected(pieces: Sequence["Piece"]) -> tuple[list["Piece"], list[Dropped]]:
    """The pieces with corrections carried out, and a line of account for each correction."""
    kept = list(pieces)
    account: list[Dropped] = []
    for piece in pieces:
        if not _CORRECTS.search(piece.quote) or not (new := _new_value(piece.text)):
            continue
        target = _target(piece, new, [other for other in kept if other is not piece])
        if target is None:
            continue
        other, old = target
        amount = f"{new['value']}{new['scale']}"
        at = kept.index(other)
        kept[at] = replace(other, text=other.text.replace(old, amount, 1), row=tuple((head, cell.replace(old, amount)) for head, cell in other.row))
        kept.remove(piece)
        account.append(Dropped(unshielded(piece.text), piece.source, f"更正：“{old}”已改为“{amount}”"))
    return kept, account


def _new_value(text: str) -> re.Match[str] | None:
    found = list(_NEW.finditer(text)) or list(_ANY.finditer(text))
    return found[-1] if found else None


def _target(piece: "Piece", new: re.Match[str], others: Sequence["Piece"]) -> tuple["Piece", str] | None:
    """The piece and its number that the correction means: most words shared, then most digits alike."""
    words = _pairs(re.sub(r"更正|以这个为准|写错了?|上面|那[行个条]", "", piece.text))
    best: tuple[float, Piece, str] | None = None
    for other in others:
        shared = len(words & _pairs(other.text))
        for match in _ANY.finditer(other.text):
            old = f"{match['value']}{match['scale']}"
            if not _same_unit(match, new) or old == f"{new['value']}{new['scale']}":
                continue
            near = len(words & _pairs(other.text[max(0, match.start() - 6) : match.end() + 2]))
            score = shared + 2 * near + 3 * _alike(match["value"], new["value"])
            if best is None or score > best[0]:
                best = (score, other, old)
    return best[1:] if best and best[0] >= 4 else None


def _same_unit(one: re.Match[str], other: re.Match[str]) -> bool:
    return one["scale"] == other["scale"] and (one["unit"] or "")[:1] == (other["unit"] or "")[:1]


def _alike(one: str, other: str) -> float:
    """How far two numbers could be slips of one another: the share of digits that both hold."""
    return len(set(one) & set(other)) / max(len(set(one) | set(other)), 1)


def _pairs(text: str) -> set[str]:
    plain = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
