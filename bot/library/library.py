"""Past reports: taken in, listed, removed, and found by what a passage says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Thread

from bot.domain.genre import Role
from bot.domain.past_report import Match, Passage
from bot.errors import BadInput, NotFound
from bot.library.catalogue import Catalogue
from bot.library.finding import Wish, found
from bot.library.foreign import foreign_names
from bot.library.kept import Added, Duplicate, KeptPassage, KeptReport, PassageIndex, ReportStore, Shelf
from bot.library.passages import ShownSection
from bot.library.taking_in import reading_rules, report_id, taken_in
from bot.library.terms import Terms
from bot.library.upkeep import Upkeep
from bot.reading.outline import read_outline
from bot.reading.units import level_of, unit_type_of
from bot.reading.wording import Wording

NEARLY_ALL = 0.9
"""Reports that share this much of their passages are alike."""

NOTHING_TO_KEEP = "“{name}”里没有读出报告正文，请确认它是一份往年报告后再上传。"
NO_SUCH_REPORT = "没有找到这份往年报告，它可能已被移除；请刷新页面后再试。"
SAMPLES_STAY = "随程序附带的范文不能移除，只能移除自己添加的往年报告。"


class Library:
    """Calls may come from any thread; each waits at most for one report being taken in or one search.

    `owner` in every call: whose private reports are meant beside those that everybody sees;
    None: the latter alone.
    """

    def __init__(self, store: ReportStore, index: PassageIndex, terms: Terms, words: Wording) -> None:
        self._catalogue = Catalogue(store, index, terms)
        self._upkeep = Upkeep(self._catalogue, words)
        self._words = words

    def index_samples(self, folder: Path, progress: Callable[[int, int], None] | None = None) -> None:
        """Bring samples, passages and index up to date (`Upkeep.run`); a second time nothing is done."""
        self._upkeep.run(folder, progress)

    def index_in_background(self, folder: Path) -> Thread:
        """`index_samples` in a thread of its own."""
        return self._upkeep.in_background(folder)

    def progress(self) -> tuple[int, int]:
        """(reports that can be found, reports in all), of the indexing that runs or ran last."""
        return self._upkeep.progress

    def troubles(self) -> tuple[str, ...]:
        """One Chinese sentence for each report that could not be taken in at this start."""
        return self._upkeep.troubles

    def close(self) -> None:
        """Have the background end behind the report at hand; the next start goes on from there."""
        self._upkeep.stop()

    def add(self, name: str, text: str, owner: str | None = None) -> Added | Duplicate:
        """Take in the text of a past report; `name` is its file's. BadInput when there is nothing in it to keep."""
        read = read_outline(text, name)
        whole = taken_in(
            read, id=report_id(text, owner), name=name, text=text, owner=owner,
            sample=False, rules=reading_rules(), words=self._words,
        )  # fmt: skip
        if not whole.passages:
            raise BadInput(NOTHING_TO_KEEP.format(name=name))
        with self._catalogue.lock:
            visible = {other.id: other for other in self.reports(owner)}
            same = next((other for other in visible.values() if other.digest == whole.report.digest), None)
            if same:
                return Duplicate(same)
            like = self._like(whole.passages, visible)
            self._catalogue.put(whole)
        return Added(replace(whole.report, indexed=self._catalogue.identity), like)

    def reports(self, owner: str | None = None) -> list[KeptReport]:
        """All that the owner may see, samples first."""
        with self._catalogue.lock:
            return [report for report in self._catalogue.reports() if report.owner in (None, owner)]

    def sections(self, report: str, owner: str | None = None) -> list[ShownSection]:
        """Every heading of a report with text and pattern. NotFound when there is none that the owner may see."""
        with self._catalogue.lock:
            return self._catalogue.sections(self._visible(report, owner).id)

    def remove(self, report: str, owner: str | None = None) -> None:
        """Forget a report. NotFound when there is none that the owner may see, BadInput for a sample."""
        with self._catalogue.lock:
            kept = self._visible(report, owner)
            if kept.sample:
                raise BadInput(SAMPLES_STAY)
            self._catalogue.take_out(kept.id)

    def find(
        self,
        text: str,
        genre: str | None = None,
        section: str | None = None,
        role: Role | None = None,
        k: int = 5,
        unit_type: str | None = None,
        unit: str | None = None,
        owner: str | None = None,
    ) -> list[Match]:
        """The `k` passages most like the text, by vectors and by words, best first, none nearly twice.

        `genre`, `section` and `role` narrow the search; `unit_type` and `unit` say whose
        passages are preferred among those about equally like.
        """
        with self._catalogue.lock:
            shelves = [self._catalogue.open(shelf) for shelf in self._shelves(genre, section, role, owner)]
            hits = found(text, shelves, Wish(k, unit_type, unit), self._catalogue.terms)
        return [hit.match for hit in hits]

    def patterns_like(
        self, text: str, genre: str, role: Role, unit: str, year: int, k: int = 3, owner: str | None = None
    ) -> list[Passage]:
        """The `k` patterns that fit a text of this unit and year best, as `patterns` gives them, none nearly twice.

        Preferred among the like: the unit's own reports, those of its type and level, and recent years.
        """
        wish = Wish(k, unit_type_of(unit), unit, level_of(unit), year)
        with self._catalogue.lock:
            shelves = [self._catalogue.open(shelf) for shelf in self._shelves(genre, None, role, owner)]
            return [hit.kept.bare for hit in found(text, shelves, wish, self._catalogue.terms)]

    def patterns(self, genre: str, role: Role, owner: str | None = None) -> list[Passage]:
        """All passages of a genre and role as patterns for a writer, the latest year first.

        Nothing in them is a specific of the unit they came from: `text` is the pattern, the
        heading is masked, `report` is empty and `unit` None.
        """
        with self._catalogue.lock:
            shelves = [self._catalogue.open(shelf) for shelf in self._shelves(genre, None, role, owner)]
            kept = [passage for shelf in shelves for passage in shelf.passages.values()]
        return [one.bare for one in sorted(kept, key=_latest_first)]

    def foreign(self, unit: str, owner: str | None = None) -> dict[str, str]:
        """Names that are other units' own → the title of their report; none of the unit's own reports'."""
        with self._catalogue.lock:
            return foreign_names(self.reports(owner), self._catalogue.names(), unit)

    def _shelves(self, genre: str | None, section: str | None, role: Role | None, owner: str | None) -> list[Shelf]:
        fitting = (
            shelf
            for shelf in self._catalogue.shelves()
            if shelf.owner in (None, owner)
            and genre in (None, shelf.genre)
            and section in (None, shelf.section)
            and role in (None, shelf.role)
        )
        return sorted(fitting, key=lambda shelf: shelf.name)

    def _visible(self, report: str, owner: str | None) -> KeptReport:
        for kept in self.reports(owner):
            if kept.id == report:
                return kept
        raise NotFound(NO_SUCH_REPORT)

    def _like(self, passages: Sequence[KeptPassage], visible: Mapping[str, KeptReport]) -> KeptReport | None:
        shared = {other: count for other, count in self._catalogue.sharing(passages).items() if other in visible}
        most = max(shared, key=lambda other: shared[other], default=None)
        return visible[most] if most and shared[most] >= NEARLY_ALL * len(passages) else None


def _latest_first(kept: KeptPassage) -> tuple[int, str]:
    return -(kept.passage.year or 0), kept.id
