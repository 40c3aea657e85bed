"""Store, index and the shelves held open in memory, kept in step."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING

from bot.library.kept import KeptPassage, KeptReport, PassageIndex, ReportStore, Shelf, WholeReport
from bot.library.passages import ShownSection
from bot.library.terms import Terms
from bot.library.word_index import WordIndex

if TYPE_CHECKING:
    from langchain_core.vectorstores import VectorStore

BATCH = 1000
"""Passages handed to the index at once; Chroma takes 5461."""


@dataclass(frozen=True)
class OpenShelf:
    """A shelf ready to be searched: its passages by id, their words, their vectors."""

    vectors: "VectorStore"
    passages: dict[str, KeptPassage] = field(default_factory=dict)
    words: WordIndex = field(default_factory=WordIndex)


class Catalogue:
    """Changes the store and the index together so that a crash between the two is mended at the next start.

    Before the index is touched the store says that it no longer holds the report; after it is
    done the store says that it does. `lock` is to be held over every call.
    """

    def __init__(self, store: ReportStore, index: PassageIndex, terms: Terms) -> None:
        self.lock = RLock()
        self.terms = terms
        self._store = store
        self._index = index
        self._open: dict[Shelf, OpenShelf] = {}
        self._known: set[Shelf] | None = None

    @property
    def identity(self) -> str:
        return self._index.identity

    def reports(self) -> list[KeptReport]:
        return self._store.reports()

    def text(self, report_id: str) -> str:
        return self._store.text(report_id)

    def sections(self, report_id: str) -> list[ShownSection]:
        return self._store.sections(report_id)

    def names(self) -> dict[str, tuple[str, ...]]:
        return self._store.names()

    def sharing(self, passages: Sequence[KeptPassage]) -> dict[str, int]:
        return self._store.sharing([kept.passage.text for kept in passages])

    def put(self, whole: WholeReport) -> None:
        """Keep a report and have it found, in place of what was there under its id."""
        self._unindex(whole.report.id)
        self._store.save(whole)
        for shelf in dict.fromkeys(kept.shelf for kept in whole.passages):
            self._index_on(shelf, [kept for kept in whole.passages if kept.shelf == shelf])
        self._store.mark(whole.report.id, self.identity)

    def take_out(self, report_id: str) -> None:
        """Forget a report."""
        self._unindex(report_id)
        self._store.remove(report_id)

    def check_index(self) -> None:
        """Mark the reports of which the index has lost something, so that they are put again."""
        self._index.drop_foreign()
        held, wanted = self._index.sizes(), self._store.shelves(self.identity)
        short = [shelf for shelf, size in wanted.items() if held.get(shelf.name, 0) < size]
        for report_id in {kept.id.rpartition(".")[0] for shelf in short for kept in self._store.on_shelf(shelf)}:
            self._store.mark(report_id, "")

    def shelves(self) -> set[Shelf]:
        if self._known is None:
            self._known = set(self._store.shelves())
        return self._known

    def open(self, shelf: Shelf) -> OpenShelf:
        """The shelf for searching; loaded when first asked for."""
        if shelf not in self._open:
            opened = OpenShelf(self._index.store(shelf.name))
            self._lay_out(opened, self._store.on_shelf(shelf))
            self._open[shelf] = opened
        return self._open[shelf]

    def _index_on(self, shelf: Shelf, passages: list[KeptPassage]) -> None:
        vectors = self._index.store(shelf.name)
        for start in range(0, len(passages), BATCH):
            batch = passages[start : start + BATCH]
            vectors.add_texts([kept.searched for kept in batch], ids=[kept.id for kept in batch])
        if shelf in self._open:
            self._lay_out(self._open[shelf], passages)
        self.shelves().add(shelf)

    def _unindex(self, report_id: str) -> None:
        old = self._store.of_report(report_id)
        if not old:
            return
        self._store.mark(report_id, "")
        for shelf in {kept.shelf for kept in old}:
            self._index.store(shelf.name).delete([kept.id for kept in old if kept.shelf == shelf])
            self._open.pop(shelf, None)
        self._known = None

    def _lay_out(self, shelf: OpenShelf, passages: list[KeptPassage]) -> None:
        for kept in passages:
            shelf.passages[kept.id] = kept
            shelf.words.add(kept.id, self.terms.all(kept.searched))
