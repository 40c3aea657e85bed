"""Past reports: taken in, listed, removed, and found by what a passage says."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Thread

from bot.domain.genre import Role
from bot.domain.past_report import Corrections, Match, Passage, PastReport
from bot.errors import BadInput, EmbeddingFailed, NotFound
from bot.library.catalogue import Catalogue
from bot.library.finding import Found, Wish, found
from bot.library.foreign import foreign_names
from bot.library.kept import (
    NONE,
    Added,
    Duplicate,
    KeptReport,
    PassageIndex,
    ReportStore,
    Shelf,
    WholeReport,
    meaning_of,
)
from bot.library.marks import nearly_same, worth_a_look
from bot.library.passages import ShownSection
from bot.library.taking_in import reading_rules, report_id, taken_in
from bot.library.terms import Terms
from bot.library.upkeep import Upkeep
from bot.reading.masking import mask
from bot.reading.outline import read_outline
from bot.reading.roles import likely_role
from bot.reading.units import level_of, unit_type_of
from bot.reading.wording import Wording

MOST_COMPARED = 5
MOST_PATTERNS = 3000

NOTHING_TO_KEEP = "“{name}”里没有读出报告正文，请确认它是一份往年报告后再上传。"
NO_SUCH_REPORT = "没有找到这份往年报告，它可能已被移除；请刷新页面后再试。"
SAMPLES_STAY = "随程序附带的范文不能改、不能移除，只能改自己添加的往年报告。"
NOT_YOURS = "这份往年报告是管理员为大家添加的，不能在这里改或移除，请找管理员。"


class Library:
    """Calls may come from any thread; each waits at most for one report being taken in or one search.

    `owner` in every call: whose private reports are meant beside those that everybody sees;
    None: the latter alone.
    """

    def __init__(self, store: ReportStore, index: PassageIndex, terms: Terms, words: Wording) -> None:
        self._catalogue = Catalogue(store, index, terms)
        self._upkeep = Upkeep(self._catalogue, words)
        self._words = words
        self._left: list[str] = []

    def index_samples(self, folder: Path, progress: Callable[[int, int], None] | None = None) -> None:
        """Bring samples, passages and index up to date (`Upkeep.run`); a second time nothing is done."""
        self._upkeep.run(folder, progress)

    def index_in_background(self, folder: Path) -> Thread:
        """`index_samples` in a thread of its own."""
        return self._upkeep.in_background(folder)

    def rebuild(self, folder: Path) -> Thread:
        """Put everything into the index again, in the background."""
        return self._upkeep.in_background(folder, anew=True)

    def progress(self) -> tuple[int, int]:
        """(reports that can be found, reports in all), of the indexing that runs or ran last."""
        return self._upkeep.progress

    def news(self) -> str:
        """Why everything is being put into the index again, "" where it is not."""
        return self._upkeep.news

    def is_busy(self) -> bool:
        """Whether the background has not come to its end."""
        return self._upkeep.is_busy

    def troubles(self) -> tuple[str, ...]:
        """One Chinese sentence for each thing that is amiss: reports not taken in, vectors that cannot be had."""
        now = self._catalogue.trouble
        return (*self._upkeep.troubles, *([now] if now and now not in self._upkeep.troubles else []))

    def close(self) -> None:
        """Have the background end behind the report at hand; the next start goes on from there."""
        self._upkeep.stop()

    def add(self, name: str, text: str, owner: str | None = None, file: str = "") -> Added | Duplicate:
        """Take in the text of a past report; `name` is its file's. BadInput when there is nothing in it to keep."""
        outcome = self.keep(name, text, owner, file)
        if isinstance(outcome, Added):
            self.index_new([outcome.report.id])
        return outcome

    def keep(self, name: str, text: str, owner: str | None = None, file: str = "") -> Added | Duplicate:
        """`add` without the vectors, for many reports at once; `index_new` is to follow.

        `file`: the digest of the file that the text was read from. Once this has returned no crash loses the report.
        """
        whole = self._taken_in(read_outline(text, name), report_id(text, owner), name, text, owner, NONE, file)
        if not whole.passages:
            raise BadInput(NOTHING_TO_KEEP.format(name=name))
        with self._catalogue.lock:
            same = self._of_digest(whole.report.digest, owner)
            if same:
                return Duplicate(same)
            like = self._like(whole, owner)
            self._catalogue.keep(whole)
        return Added(whole.report, like, sum(bool(section.heading) for section in whole.sections))

    def put(self, whole: WholeReport) -> None:
        """Keep a report that was read before, in place of what was there under its id; `index_new` is to follow."""
        with self._catalogue.lock:
            self._catalogue.keep(whole)

    def index_new(self, report_ids: Sequence[str]) -> None:
        """Have kept reports found by their vectors too; while they cannot be had they are found by their words, and
        what is left so is put into the index with the next ones, or at the next start."""
        ids = list(dict.fromkeys([*self._left, *report_ids]))
        try:
            self._catalogue.index(ids)
            self._left = []
        except EmbeddingFailed as error:
            self._left, self._catalogue.trouble = ids, str(error)

    def of_file(self, file: str, owner: str | None = None) -> KeptReport | None:
        """The report that was read from a file of this digest, if the owner may see one."""
        with self._catalogue.lock:
            return self._of_digest(file, owner)

    def correct(self, report: str, corrections: Corrections, owner: str | None = None) -> KeptReport:
        """Read a report again with what a person has put right, in place of what was put right before.

        NotFound, BadInput for a report that is not the owner's own.
        """
        with self._catalogue.lock:
            kept = self._own(report, owner)
            text = self._catalogue.store.text(kept.id)
            read = read_outline(text, kept.name, corrections)
            whole = self._taken_in(read, kept.id, kept.name, text, owner, corrections, kept.file)
            self._catalogue.keep(whole)
        self.index_new([kept.id])
        return whole.report

    def reports(self, owner: str | None = None) -> list[KeptReport]:
        """All that the owner may see, samples first."""
        with self._catalogue.lock:
            return [report for report in self._catalogue.reports() if report.owner in (None, owner)]

    def report(self, report: str, owner: str | None = None) -> KeptReport:
        """NotFound when there is none that the owner may see."""
        with self._catalogue.lock:
            return self._visible(report, owner)

    def sections(self, report: str, owner: str | None = None) -> list[ShownSection]:
        """Every heading of a report with text and pattern. NotFound when there is none that the owner may see."""
        with self._catalogue.lock:
            return self._catalogue.sections(self._visible(report, owner).id)

    def remove(self, report: str, owner: str | None = None) -> None:
        """Forget a report. NotFound when there is none that the owner may see, BadInput when it is not the owner's."""
        with self._catalogue.lock:
            self._catalogue.take_out(self._own(report, owner).id)

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

        `genre`, `section` and `role` narrow the search; `unit_type` and `unit` say whose passages are preferred among
        those about equally like, and where no section is named those of the role that the text seems to have are.
        """
        wish = Wish(k, unit_type, unit, role=None if role or section else likely_role(text))
        return [hit.match for hit in self._found(text, genre, section, role, wish, owner)]

    def search(self, text: str, genre: str | None, k: int, owner: str | None = None) -> list[Found]:
        """`find` for a person who wants to see where the passages stand."""
        return self._found(text, genre, None, None, Wish(k, role=likely_role(text)), owner)

    def patterns_like(
        self, text: str, genre: str, role: Role, unit: str, year: int, k: int = 3, owner: str | None = None
    ) -> list[Passage]:
        """The `k` patterns that fit a text of this unit and year best, as `patterns` gives them, none nearly twice.

        Preferred among the like: the unit's own reports, those of its type and level, and recent years.
        """
        wish = Wish(k, unit_type_of(unit), unit, level_of(unit), year)
        return [hit.kept.bare for hit in self._found(text, genre, None, role, wish, owner)]

    def patterns(self, genre: str, role: Role, owner: str | None = None, most: int = MOST_PATTERNS) -> list[Passage]:
        """The latest passages of a genre and role as patterns for a writer, the latest year first.

        Nothing in them is a specific of the unit they came from: `text` is the pattern, the
        heading is masked, `report` is empty and `unit` None.
        """
        with self._catalogue.lock:
            shelves = self._shelves(genre, None, role, owner)
        return [one.bare for one in self._catalogue.store.newest(shelves, most)]

    def report_on(self, unit: str, year: int, genre: str, owner: str | None = None) -> tuple[str, str] | None:
        """(name, text) of a unit's own report on a year, the person's own before everybody's; None where there is none."""
        with self._catalogue.lock:
            held = [
                one for one in self.reports(owner) if (one.year, one.genre) == (year, genre) and is_of(one.unit, unit)
            ]
            best = max(held, key=lambda one: (one.owner is not None, not one.sample), default=None)
            return (best.called, self._catalogue.store.text(best.id)) if best else None

    def foreign(self, unit: str, owner: str | None = None) -> dict[str, str]:
        """Names that are other units' own → the title of their report; none of the unit's own reports'."""
        with self._catalogue.lock:
            return foreign_names(self.reports(owner), self._catalogue.store.names(), unit)

    def _found(
        self, text: str, genre: str | None, section: str | None, role: Role | None, wish: Wish, owner: str | None
    ) -> list[Found]:
        asked = self._catalogue.asked(text, meaning_of(mask(text, self._words, [wish.unit] if wish.unit else [])))
        with self._catalogue.lock:
            sources = self._catalogue.sources(self._shelves(genre, section, role, owner))
            try:
                return found(asked, sources, wish, self._catalogue.terms)
            except EmbeddingFailed as error:
                self._catalogue.trouble = str(error)
                return found(replace(asked, vector=None), sources, wish, self._catalogue.terms)

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
        for kept in self._catalogue.store.reports([report]):
            if kept.owner in (None, owner):
                return kept
        raise NotFound(NO_SUCH_REPORT)

    def _of_digest(self, digest: str, owner: str | None) -> KeptReport | None:
        return next((kept for kept in self._catalogue.store.of_digest(digest) if kept.owner in (None, owner)), None)

    def _own(self, report: str, owner: str | None) -> KeptReport:
        """A report that the owner may change: the page's people their own, the administrator everybody's."""
        kept = self._visible(report, owner)
        if kept.sample:
            raise BadInput(SAMPLES_STAY)
        if kept.owner != owner:
            raise BadInput(NOT_YOURS)
        return kept

    def _taken_in(
        self, read: PastReport, kept_id: str, name: str, text: str, owner: str | None, told: Corrections, file: str
    ) -> WholeReport:
        return taken_in(
            read, id=kept_id, name=name, text=text, owner=owner, sample=False, rules=reading_rules(),
            words=self._words, terms=self._catalogue.terms, corrections=told, file=file,
        )  # fmt: skip

    def _like(self, whole: WholeReport, owner: str | None) -> KeptReport | None:
        store = self._catalogue.store
        shared = store.sharing(whole.marks, owner, MOST_COMPARED)
        alike = (name for name in worth_a_look(shared, len(whole.marks)) if nearly_same(whole.text, store.text(name)))
        return next((kept for name in alike for kept in store.reports([name])), None)


def is_of(unit: str | None, other: str) -> bool:
    """Do two names mean one unit: 棠湾镇人民政府 and 汀河县棠湾镇人民政府?"""
    return bool(unit) and len(other) >= 4 and (other.endswith(unit or other) or (unit or "").endswith(other))
