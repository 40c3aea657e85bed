"""Corrections inside the notes (更正 … 以这个为准): applied to what they correct."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.facts import Dropped
from bot.reading.lines import unshielded
from bot.reading.pieces import Piece

_CORRECTS = re.compile(
    r"更正|以(?:这个|此|这|本条|后者|我这个)为准|写错了|报错了|多数了|少数了|数错了|打错了|记错了|填错了|记反了|说反了|报少了|少记了|才对|用后面这个|写串行|应(?:该)?(?:为|是)\d|改成\d|勘误"
)
_AMOUNT = r"(?P<value>\d[\d,.]*)\s*(?P<scale>[万亿]?)(?P<unit>[\u4e00-\u9fff％%]{1,3})?"
_RIGHT = re.compile(_AMOUNT.replace("?P<value>", "?P<value>") + r"才对")
_NEW = re.compile(r"(?:更新为|是|应为|应该是|应是|改成|改为|更正为|实际|为)\s*[约近]?" + _AMOUNT)
_ANY = re.compile(_AMOUNT)


def corrected(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Dropped]]:
    """The pieces with corrections carried out, and a line of account for each value corrected."""
    kept = list(pieces)
    account: list[Dropped] = []
    for piece in pieces:
        if not _CORRECTS.search(piece.quote):
            continue
        done = False
        for new in _new_values(piece.text):
            target = _target(piece, new, [other for other in kept if other is not piece])
            if target is None:
                continue
            other, old = target
            amount = f"{new['value']}{new['scale']}"
            at = kept.index(other)
            kept[at] = replace(
                other,
                text=_last_replaced(other, old, amount),
                row=tuple((head, cell.replace(old, amount)) for head, cell in other.row),
            )
            account.append(Dropped(unshielded(piece.text), piece.source, f"更正：“{old}”已改为“{amount}”"))
            done = True
        if done:
            kept.remove(piece)
    return kept, account


def _last_replaced(other: Piece, old: str, new: str) -> str:
    return new.join(re.split(rf"(?<![\d.]){re.escape(old)}(?![\d.])", other.text, maxsplit=1))


def _new_values(text: str) -> list[re.Match[str]]:
    """The values that hold from now on: those behind 是/应为 and what follows them; 「不是33处」 is the old one."""
    held = re.sub(r"不是\s*[约近]?\d[\d.]*\s*[万亿]?[\u4e00-\u9fff]", lambda match: "＃" * len(match.group()), text)
    if right := _RIGHT.search(held):
        return [right] if (right := _ANY.match(held, right.start())) else []
    first = _NEW.search(held)
    start = first.start() if first else 0
    return [match for match in _ANY.finditer(held) if match.start() >= start and not _is_date(held, match)]


def _is_date(text: str, match: re.Match[str]) -> bool:
    return bool(re.match(r"[年月日号]", match["unit"] or "")) or (
        bool(re.match(r"\d{1,2}\.\d{1,2}$", match["value"]))
        and not match["scale"]
        and (match["unit"] or "")[:1] not in "分元亩吨"
    )


def _target(piece: Piece, new: re.Match[str], others: Sequence[Piece]) -> tuple[Piece, str] | None:
    """The piece and its number that the correction means: most words shared, then most digits alike.

    Where the correction names a year and a row gives that year a cell, only that cell is meant.
    """
    words = _pairs(re.sub(r"更正|以这个为准|写错了?|上面|那[行个条]", "", piece.text))
    year = re.search(r"20\d\d年", piece.text)
    best: tuple[float, Piece, str] | None = None
    for other in others:
        shared = len(words & _pairs(other.text))
        cells = {cell for head, cell in other.row if year and head.startswith(year.group())}
        for match in _ANY.finditer(other.text):
            old = f"{match['value']}{match['scale']}"
            if (
                not _same_unit(match, new)
                or old == f"{new['value']}{new['scale']}"
                or (cells and match["value"] not in cells)
            ):
                continue
            near = len(words & _pairs(other.text[max(0, match.start() - 6) : match.end() + 2]))
            score = shared + 2 * near + 3 * _alike(match["value"], new["value"]) + (10 if cells else 0)
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
