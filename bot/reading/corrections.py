"""Corrections inside the notes (更正 … 以这个为准): applied to what they correct."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.domain.facts import Dropped, Source
from bot.reading.correction_words import ANY, LATTER, NEW, NO_LONGER, RIGHT, TURNED, is_correction, no_longer
from bot.reading.lines import unshielded
from bot.reading.pieces import Piece

_DAY = r"\d{1,2}月(?:底|初|\d{1,2}日)"
_TALK = re.compile(r"(?:的|那个)?(?:数字|数据|数)[^，。；：\d]{0,10}(?:又|再|重新)?改了[:：，]?\s*")


def corrected(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Dropped]]:
    """The pieces with corrections carried out, and a line of account for each value corrected.

    Sentences behind a correction in its line put numbers right too. What corrects nothing and gives no number that
    stands nowhere else is left out; else it is told without the values that hold no longer.
    """
    pieces = [replace(piece, text=_latter(piece.text)) if LATTER.search(piece.text) else piece for piece in pieces]
    kept = dict(enumerate(pieces))
    account: list[Dropped] = []
    line: Source | None = None
    for at, piece in enumerate(pieces):
        says = is_correction(piece.quote)
        if not (says or piece.source == line) or (piece.row and not says):
            continue
        del kept[at]
        done = _carried_out(piece, kept)
        if done:
            line = piece.source
            account.extend(Dropped(unshielded(piece.text), piece.source, reason) for reason in done)
        elif says and not piece.row and _stands(piece, kept.values()):
            account.append(Dropped(unshielded(piece.text), piece.source, "更正已按它办"))
        else:
            kept[at] = replace(piece, text=_without_old(piece.text)) if says and not piece.row else piece
    return [kept[at] for at in sorted(kept)], account


def _latter(text: str) -> str:
    """Of two values side by side the later, where the clerk says so: 「…3864人次，…4210人次（以后一个数为准）」."""
    if not (match := LATTER.search(text)):
        return text
    *rest, former, latter = ["", *re.split(r"[，,]", text[: match.start()])]
    same = {amount["unit"] for clause in (former, latter) for amount in list(ANY.finditer(clause))[-1:]}
    held = [*rest, latter] if len(same) == 1 and rest else [*rest, former, latter]
    return "，".join(held).lstrip("，") + text[match.end() :]


def _carried_out(piece: Piece, kept: dict[int, Piece]) -> list[str]:
    """Put the new values of a correction in the place of the old ones; what was done, in words.

    A value that the correction itself calls the old one goes first; each new value is set once.
    """
    new_ones = {new["value"]: new for new in reversed(_new_values(piece.text))}
    done: list[str] = []
    settled: set[tuple[int, str]] = set()
    for old in no_longer(piece.text):
        new = _beside(old, piece.text, list(new_ones.values()))
        at = _holder(piece, old, kept)
        if new and at is not None:
            del new_ones[new["value"]]
            settled.add((at, new["value"]))
            kept[at] = _up_to(_with(kept[at], old, new["value"]), new["value"], piece.text)
            done.append(f"更正：“{old}”已改为“{new['value']}”")
    named = bool(done)
    for value, new in reversed(new_ones.items()):
        clause = _clause(piece.text, new) if named else piece.text
        if (target := _target(clause, new, kept, settled)) is None:
            continue
        at, old = target
        settled.add((at, value))
        amount = f"{value}{new['scale']}"
        kept[at] = _up_to(_with(kept[at], old, amount), value, piece.text)
        done.append(f"更正：“{old}”已改为“{amount}”")
    return done


def _with(piece: Piece, old: str, new: str) -> Piece:
    row = tuple((head, cell.replace(old, new)) for head, cell in piece.row)
    return replace(piece, text=_last_replaced(piece, old, new), row=row)


def _up_to(piece: Piece, value: str, told: str) -> Piece:
    """「212.4万元（到11月底）」 with the day up to which the new value counts, where the correction says it."""
    if not (day := re.search(rf"到\s*({_DAY})", told)):
        return piece
    behind = rf"({re.escape(value)}[^，。；（\d]{{0,4}}（(?:截至|到))\s*{_DAY}(?=）)"
    return replace(piece, text=re.sub(behind, rf"\g<1>{day[1]}", piece.text))


def _clause(text: str, new: re.Match[str]) -> str:
    return re.split(r"[，,。；]", text[: new.start()])[-1] + new.group()


def _beside(old: str, text: str, new_ones: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """Of the new values the one told nearest to the old."""
    at = text.find(old)
    return min(new_ones, key=lambda new: abs(new.start() - at), default=None)


def _holder(piece: Piece, old: str, kept: Mapping[int, Piece]) -> int | None:
    """The piece that holds a value which the correction calls the old one, sharing most words."""
    words = _pairs(piece.text)
    held = [(len(words & _pairs(other.text)), -at) for at, other in kept.items() if old in _numbers(other.text)]
    shared, at = max(held, default=(0, 0))
    return -at if shared else None


def _stands(piece: Piece, others: Collection[Piece]) -> bool:
    """Does every number of a correction stand elsewhere already, of the same thing, or hold no longer?"""
    old, words = no_longer(piece.text), _pairs(piece.text)
    told = [one for one in _amounts(piece.text) if one["value"] not in old]
    near = [other for other in others if words & _pairs(other.text)]
    standing = [one for other in near for one in _amounts(other.text)]
    return bool(told or old) and all(any(_same_amount(one, other) for other in standing) for one in told)


def _same_amount(one: re.Match[str], other: re.Match[str]) -> bool:
    units = [(amount["unit"] or "")[:1] for amount in (one, other)]
    return one["value"] == other["value"] and (units[0] == units[1] or "" in units)


def _numbers(text: str) -> list[str]:
    return [match["value"] for match in _amounts(text)]


def _amounts(text: str) -> list[re.Match[str]]:
    return [match for match in ANY.finditer(text) if not _is_date(text, match)]


def _without_old(text: str) -> str:
    """The sentence without clauses that only tell what held before: 「不是90，也不是171场」."""
    old = no_longer(text)
    told = []
    for clause in re.split(r"(?<=[，,])", _TALK.sub("", TURNED.sub("", text))):
        values = _numbers(clause)
        if not values or not all(value in old for value in values):
            told.append(clause)
    return "".join(told).strip("，, ") or text


def _last_replaced(other: Piece, old: str, new: str) -> str:
    return new.join(re.split(rf"(?<![\d.]){re.escape(old)}(?![\d.])", other.text, maxsplit=1))


def _new_values(text: str) -> list[re.Match[str]]:
    """The values that hold from now on: those behind 是/应为 and what follows them; 「不是33处」 is the old one."""
    text = re.sub(r"(?:又|再|另)[^，。；\d]{0,6}\d[\d.]*", _blank, text)
    held = TURNED.sub(
        _blank, re.sub(r"不是\s*[约近]?\d[\d.]*\s*[万亿]?[\u4e00-\u9fff]?", _blank, NO_LONGER.sub(_blank, text))
    )
    if right := RIGHT.search(held):
        return [right] if (right := ANY.match(held, right.start())) else []
    first = NEW.search(held)
    start = first.start() if first else 0
    return [match for match in ANY.finditer(held) if match.start() >= start and not _is_date(held, match)]


def _blank(match: re.Match[str]) -> str:
    return "＃" * len(match.group())


def _is_date(text: str, match: re.Match[str]) -> bool:
    unit = match["unit"] or ""
    day = re.match(r"(?P<month>\d{1,2})\.(?P<day>\d{1,2})$", match["value"])
    if re.match(r"[年月日号]", unit):
        return True
    whole = bool(day and int(day["month"]) <= 12 and int(day["day"]) <= 31)
    return whole and not match["scale"] and not unit.startswith(("分", "元", "亩", "吨"))


def _target(
    told: str, new: re.Match[str], kept: Mapping[int, Piece], settled: Collection[tuple[int, str]]
) -> tuple[int, str] | None:
    """The piece and its number that the correction means: most words shared, then most digits alike.

    Where the correction names a year and a row gives that year a cell, only that cell is meant.
    """
    words = _pairs(re.sub(r"更正|以这个为准|写错了?|上面|那[行个条]", "", told))
    year = re.search(r"20\d\d年", told)
    best: tuple[float, int, str] | None = None
    for at, other in kept.items():
        shared = len(words & _pairs(other.text))
        void = no_longer(other.text)
        cells = {cell for head, cell in other.row if year and head.startswith(year.group())}
        for match in ANY.finditer(other.text):
            old = f"{match['value']}{match['scale']}"
            if (
                not _same_unit(match, new)
                or old == f"{new['value']}{new['scale']}"
                or (cells and match["value"] not in cells)
                or (at, match["value"]) in settled
                or _is_date(other.text, match)
                or match["value"] in void
            ):
                continue
            near = len(words & _pairs(other.text[max(0, match.start() - 6) : match.end() + 2]))
            score = shared + 2 * near + 3 * _alike(match["value"], new["value"]) + (10 if cells else 0)
            if best is None or score > best[0]:
                best = (score, at, old)
    return best[1:] if best and best[0] >= 4 else None


def _same_unit(one: re.Match[str], other: re.Match[str]) -> bool:
    return one["scale"] == other["scale"] and (one["unit"] or "")[:1] == (other["unit"] or "")[:1]


def _alike(one: str, other: str) -> float:
    """How far two numbers could be slips of one another: the share of digits that both hold."""
    return len(set(one) & set(other)) / max(len(set(one) | set(other)), 1)


def _pairs(text: str) -> set[str]:
    plain = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
