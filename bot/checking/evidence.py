"""The fact sheet as an index: by value, by day, and as one squeezed text; with what follows from it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.domain.facts import FactSheet, FactStatus
from bot.domain.genre import Brief
from bot.reading.dates import dates
from bot.reading.kinds import Day, Figure, Kind, Specific
from bot.reading.specifics import specifics
from bot.reading.titles import squeezed
from bot.reading.wording import Wording

_LINE_END = re.compile(r"[。；！？\n]")
_RETIRED = re.compile(r"更正：“(?P<old>[^”]+)”已改为")
_UNIT_HEAD = re.compile(r"[（(](?P<unit>[^（）()]{1,6})[）)]\s*$")
_HAN = re.compile(r"[一-鿿A-Za-z]+")
# Beyond one of these the words belong to it, not to its neighbour.
_OTHERS = {Kind.FIGURE, Kind.DAY, Kind.TITLE}
_LONG_LINE = 150
_EDGE = re.compile(r"[，。；：！？、\n\t（）()]| (?=[一-鿿])")
_PLAIN_HEADS = {"数量", "内容", "说明", "时间", "备注", "事项", "条线", "序号", "日期", "项目", "工作", "情况", "数据", "指标", "年份", "年度", "类别"}


@dataclass(frozen=True)
class Known:
    """A specific of the notes with what stands around it.

    `near` is the text beside it, `line` its whole line with label and column head; `derivation`
    spells out a sum or difference, empty for what the notes say themselves.
    """

    specific: Specific
    near: str
    line: str
    line_pairs: frozenset[str]
    near_pairs: frozenset[str]
    near_chars: frozenset[str]
    side_pairs: frozenset[str]
    tail_pairs: frozenset[str]
    number: int
    derivation: str = ""

    @property
    def figure(self) -> Figure:
        assert self.specific.figure is not None
        return self.specific.figure


@dataclass(frozen=True)
class Evidence:
    """Everything that a draft may say."""

    figures: dict[float, list[Known]]
    days: list[Known]
    flat: str
    """All notes and names of the brief, squeezed: what stands in here is given."""
    pairs: frozenset[str]
    year: int
    titles: tuple[str, ...]
    names: tuple[str, ...]
    conflicts: tuple[tuple[str, str], ...]
    signed: Day | None
    """The date that the notes or the brief give for the sign-off."""
    all_figures: tuple[Known, ...] = field(default=(), repr=False)

    def holds(self, text: str) -> bool:
        """Does the text, without white space and marks, stand in the notes?"""
        return squeezed(text) in self.flat


def pairs_of(text: str, words: Wording) -> frozenset[str]:
    """The pairs of neighbouring characters that say something: empty words and numerals left out."""
    found = set()
    for run in _HAN.findall(words.empty.sub(" ", text)):
        plain = run.strip(words.edges)
        found |= {plain[at : at + 2] for at in range(len(plain) - 1)}
    return frozenset(found)


def chars_of(text: str, words: Wording) -> frozenset[str]:
    """The single characters that say something: neither empty words nor characters that stand everywhere."""
    silent = {*words.edges, *words.alone, *words.common_chars}
    return frozenset(char for run in _HAN.findall(words.empty.sub(" ", text)) for char in run if char not in silent)


def evidence_of(sheet: FactSheet, brief: Brief, words: Wording) -> Evidence:
    """Index the notes (or, where there are none, the facts' quotes) and the facts as corrected."""
    lines = list(_lines(sheet))
    known = [one for number, line in enumerate(lines) for one in _read_line(number, line, words)]
    known += list(_table_figures(lines, words))
    retired = {match["old"] for dropped in sheet.dropped if (match := _RETIRED.match(dropped.reason))}
    known = [one for one in known if not _is_retired(one, retired)]
    figures = [one for one in known if one.specific.kind is Kind.FIGURE]
    fields = [value for value in (brief.unit, brief.title, brief.signoff_unit, brief.signoff_date, brief.addressee) if value]
    texts = [*lines, *fields]
    index: dict[float, list[Known]] = {}
    for one in figures:
        index.setdefault(one.figure.value, []).append(one)
    return Evidence(
        figures=index,
        days=[one for one in known if one.specific.kind is Kind.DAY],
        flat="\n".join(squeezed(text) for text in texts),
        pairs=frozenset().union(*(pairs_of(text, words) for text in texts)),
        year=brief.year,
        titles=tuple(one.specific.quote for one in known if one.specific.kind is Kind.TITLE),
        names=tuple(one.specific.quote for one in known if one.specific.kind in (Kind.QUOTED, Kind.ORGANISATION, Kind.PLACE)),
        conflicts=tuple((one.quotes[0], one.quotes[1]) for one in sheet.conflicts if len(one.quotes) > 1),
        signed=_signed(sheet, brief),
        all_figures=tuple(figures),
    )


def _signed(sheet: FactSheet, brief: Brief) -> Day | None:
    found = [day for text in (brief.signoff_date, sheet.fields.signoff_date) for one in dates(text or "") for day in one.days]
    return next((day for day in found if day.month), None)


def _is_retired(one: Known, retired: set[str]) -> bool:
    return any(one.specific.quote.startswith(old) for old in retired) and "更正" not in one.line


def _lines(sheet: FactSheet) -> Iterator[str]:
    """The lines of the notes without facts struck out, and the words of facts that a person changed."""
    void = {fact.quote for fact in sheet.facts if fact.status is FactStatus.VOID}
    text = "\n".join(note.text for note in sheet.notes)
    for line in text.split("\n"):
        if line.strip() and line.strip() not in void:
            yield line
    for fact in sheet.standing():
        if fact.text and fact.text not in text:
            yield fact.text


def _read_line(number: int, line: str, words: Wording) -> Iterator[Known]:
    """What a line says, sentence by sentence; a short line is one context, a long one a context a sentence."""
    label = (re.match(r"\s*【?([^，。；\t】]{2,12})[】：:\t]", line) or [""])[0]
    start = 0
    for end in [*(match.end() for match in _LINE_END.finditer(line)), len(line)]:
        sentence = line[start:end]
        if sentence.strip():
            around = line if len(line) <= _LONG_LINE else f"{label} {sentence}"
            found = specifics(sentence, words)
            for one in found:
                read_around = event_of if one.kind is Kind.DAY else near_of
                yield _known(one, read_around(sentence, one, found), around, number, words)
        start = end


def _known(one: Specific, near: str, line: str, number: int, words: Wording, derivation: str = "") -> Known:
    return Known(one, near, line, pairs_of(line, words), pairs_of(near, words), chars_of(near, words), side_of(near, words), tail_of(near, words), number, derivation)


def near_of(text: str, one: Specific, found: Sequence[Specific]) -> str:
    """The words beside a specific: from the last figure or clause edge to the next, 10 characters either way."""
    others = [other for other in found if other.kind in _OTHERS and other is not one]
    low = max([other.end for other in others if other.end <= one.start], default=0)
    high = min([other.start for other in others if other.start >= one.end], default=len(text))
    left = _EDGE.split(text[max(low, one.start - 14) : one.start])
    right = _EDGE.split(text[one.end : min(high, one.end + 10)])
    before = left[-1] if left[-1].strip() or len(left) < 2 else left[-2]
    return f"{before}|{right[0]}"


def side_of(near: str, words: Wording) -> frozenset[str]:
    """The pairs of the words before a figure, or after it where none stand before."""
    before, _, after = near.partition("|")
    return pairs_of(before, words) or pairs_of(after, words)


def tail_of(near: str, words: Wording) -> frozenset[str]:
    """The pairs of the words right beside a figure: the last four before it, else the first four after it."""
    for part, cut in zip(near.split("|")[:2], (slice(-4, None), slice(4)), strict=False):
        runs = [run.strip(words.edges) for run in _HAN.findall(words.empty.sub(" ", part))]
        runs = [run for run in runs if run and run not in words.alone]
        if runs:
            word = (runs[-1] if cut.stop is None else runs[0])[cut]
            return frozenset(word[at : at + 2] for at in range(len(word) - 1))
    return frozenset()


def event_of(text: str, one: Specific, found: Sequence[Specific]) -> str:
    """What a date is the date of: its sentence from the date before to the date after, 40 characters either way."""
    days = [other for other in found if other.kind is Kind.DAY and other is not one]
    low = max([other.end for other in days if other.end <= one.start], default=0)
    high = min([other.start for other in days if other.start >= one.end], default=len(text))
    before = re.split(r"[。；\n]", text[max(low, one.start - 40) : one.start])[-1]
    after = re.split(r"[。；\n]", text[one.end : min(high, one.end + 40)])[0]
    return f"{before} {after}"


def _table_figures(lines: Sequence[str], words: Wording) -> Iterator[Known]:
    """Cells of pasted tables, named by their column heads, with the sum of each column."""
    head: list[str] = []
    columns: dict[int, list[Known]] = {}
    for number, line in enumerate([*lines, ""]):
        cells = line.split("\t")
        if len(cells) < 2:
            yield from _column_sums(head, columns, words)
            head, columns = [], {}
        elif not head:
            head = [cell.strip() for cell in cells]
        else:
            for at, cell in enumerate(cells[: len(head)]):
                if at and (one := _cell(cell.strip(), head[at], cells[0], line, number, words)):
                    columns.setdefault(at, []).append(one)
                    yield one


def _cell(cell: str, head: str, label: str, line: str, number: int, words: Wording) -> Known | None:
    """A cell that holds one figure; its unit may stand in the column head: 普法经费（万元）."""
    unit = _UNIT_HEAD.search(head)
    found = [one for one in specifics(f"{cell}{unit['unit'] if unit else ''}", words) if one.kind is Kind.FIGURE]
    if not found or len(cell) > 12 or head in _PLAIN_HEADS:
        return None
    near = f"{_UNIT_HEAD.sub('', head)} {label}"
    return _known(found[0], near, f"{near} {line}", number, words)


def _column_sums(head: Sequence[str], columns: dict[int, list[Known]], words: Wording) -> Iterator[Known]:
    for at, cells in columns.items():
        if len(cells) > 1:
            yield summed(cells, _UNIT_HEAD.sub("", head[at]), words)


def summed(cells: Sequence[Known], near: str, words: Wording) -> Known:
    """The sum of figures as a fact of its own, with its derivation."""
    first = cells[0].figure
    total = round(sum(cell.figure.value for cell in cells), 4)
    figure = Figure(total, any(cell.figure.approximate for cell in cells), first.unit, first.unit_class, near)
    quote = "+".join(cell.specific.quote for cell in cells)
    specific = Specific(Kind.FIGURE, 0, 0, quote, 1.0, quote, figure)
    return _known(specific, near, " ".join(cell.near for cell in cells), cells[0].number, words, f"{quote}={total:.10g}")


def distinct(known: Iterable[Known]) -> list[Known]:
    """Each place once."""
    return list({(one.number, one.specific.start, one.specific.quote, one.near): one for one in known}.values())
