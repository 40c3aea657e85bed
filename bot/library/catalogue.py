"""Store, index and the shelves held open in memory, kept in step."""

from collections.abc import Iterable
from threading import RLock

from bot.errors import EmbeddingFailed
from bot.library.finding import Asked, OpenShelf, Sources
from bot.library.kept import KeptPassage, KeptReport, PassageIndex, ReportStore, Shelf, WholeReport
from bot.library.passages import ShownSection
from bot.library.terms import Terms
from bot.reading.secrecy import secret_mark

BATCH = 1000
"""Passages handed to the index at once; Chroma takes 5461."""


class Catalogue:
    """Changes the store and the index together so that a crash between the two is mended at the next start.

    A report is safe once `keep` has returned, and found by its words. `index` puts its vectors into the index, many
    reports at once; before it touches the index the store says that it no longer holds them, after it is done that
    it does. `lock` is to be held over every other call. `trouble`: why the last search went by words alone, "" if it did not.
    """

    def __init__(self, store: ReportStore, index: PassageIndex, terms: Terms) -> None:
        self.lock = RLock()
        self.terms = terms
        self.store = store
        self.vectors = index
        self._open: dict[Shelf, OpenShelf] = {}
        self._known: set[Shelf] | None = None
        self.trouble = ""

    @property
    def identity(self) -> str:
        return self.vectors.identity

    def reports(self) -> list[KeptReport]:
        return self.store.reports()

    def sections(self, report_id: str) -> list[ShownSection]:
        return self.store.sections(report_id)

    def keep(self, whole: WholeReport) -> None:
        """Keep a report in place of what was there under its id; `index` is to follow."""
        self._unindex(whole.report.id)
        self.store.save(whole)
        entries = list(zip(whole.passages, whole.terms, strict=True))
        for shelf in dict.fromkeys(kept.shelf for kept in whole.passages):
            if shelf in self._open:
                self._open[shelf].words.add((kept.id, terms) for kept, terms in entries if kept.shelf == shelf)
        self._known = None

    def index(self, report_ids: Iterable[str]) -> None:
        """Have these reports found by their vectors too. EmbeddingFailed, CannotWrite.

        To be called without the lock: vectors may have to be asked for over a network.
        """
        held = {report_id: self.store.of_report(report_id) for report_id in report_ids}
        by_shelf: dict[Shelf, list[KeptPassage]] = {}
        for report_id, passages in held.items():
            secret = self.vectors.outside and secret_mark(self.store.text(report_id))
            for kept in passages:
                by_shelf.setdefault(kept.shelf, []).append(kept.withheld if secret else kept)
        for shelf, passages in by_shelf.items():
            for start in range(0, len(passages), BATCH):
                self.vectors.add(shelf.name, passages[start : start + BATCH])
        with self.lock:
            # What was changed meanwhile is put again with the next ones.
            same = [report_id for report_id, passages in held.items() if self.store.of_report(report_id) == passages]
            self.store.mark(same, self.identity)

    def take_out(self, report_id: str) -> None:
        """Forget a report."""
        self._unindex(report_id)
        self.store.remove(report_id)
        self._known = None

    def forget_index(self) -> None:
        """Have every report put into an index made anew."""
        self.vectors.clear()
        self.store.mark([report.id for report in self.store.reports()], "")

    def check_index(self) -> None:
        """Mark the reports of which the index has lost something, so that they are put again."""
        self.vectors.drop_foreign()
        held, wanted = self.vectors.sizes(), self.store.shelves(self.identity)
        short = [shelf for shelf, size in wanted.items() if held.get(shelf.name, 0) < size]
        self.store.mark(list({_report_of(entry) for shelf in short for entry, _ in self.store.terms(shelf)}), "")

    def asked(self, text: str, meaning: str) -> Asked:
        """A text as it is looked for: by words alone while no vector can be had for its meaning."""
        terms = frozenset(self.terms.codes(meaning, text))
        if self.vectors.outside and secret_mark(text):
            return Asked(terms, None)
        try:
            vector = self.vectors.vector(meaning)
        except EmbeddingFailed as error:
            self.trouble = str(error)
            return Asked(terms, None)
        self.trouble = ""
        return Asked(terms, vector)

    def sources(self, shelves: Iterable[Shelf]) -> Sources:
        return Sources([self.open(shelf) for shelf in shelves], self.vectors, self.store.passages)

    def shelves(self) -> set[Shelf]:
        if self._known is None:
            self._known = set(self.store.shelves())
        return self._known

    def open(self, shelf: Shelf) -> OpenShelf:
        """The shelf for searching; loaded when first asked for, some 100,000 passages in two seconds."""
        if shelf not in self._open:
            opened = OpenShelf(shelf.name)
            opened.words.add(self.store.terms(shelf))
            self._open[shelf] = opened
        return self._open[shelf]

    def _unindex(self, report_id: str) -> None:
        old = self.store.of_report(report_id)
        if not old:
            return
        self.store.mark([report_id], "")
        for shelf in {kept.shelf for kept in old}:
            gone = [kept.id for kept in old if kept.shelf == shelf]
            self.vectors.remove(shelf.name, gone)
            if shelf in self._open:
                self._open[shelf].words.remove(set(gone))


def _report_of(entry: str) -> str:
    return entry.rpartition(".")[0]
