from collections.abc import Callable
from pathlib import Path

import pytest
from langchain_core.vectorstores import InMemoryVectorStore

from bot.adapters.reports_sql import SqlReports
from bot.library.embedding import LexicalEmbeddings
from bot.library.library import Library
from bot.library.terms import Terms
from bot.reading.wording import load_wording

FICTIONAL = Path(__file__).parent / "fictional"


@pytest.fixture(scope="session")
def archive() -> str:
    """A report of 青螺区档案局 as a person would bring it."""
    return (FICTIONAL / "archive.txt").read_text("utf-8")


@pytest.fixture(scope="session")
def grain() -> str:
    """A sample with its head, of 苇岸区粮食和物资储备局."""
    return (FICTIONAL / "grain.md").read_text("utf-8")


@pytest.fixture(scope="session")
def terms() -> Terms:
    return Terms()


@pytest.fixture
def samples(tmp_path: Path, grain: str) -> Path:
    folder = tmp_path / "samples"
    folder.mkdir()
    (folder / "annual-2023-grain.md").write_text(grain, "utf-8")
    return folder


class MemoryVectors(InMemoryVectorStore):
    """Its score is the cosine already."""

    def _select_relevance_score_fn(self) -> Callable[[float], float]:
        return lambda cosine: min(1.0, max(0.0, cosine))


class MemoryIndex:
    """An index that lives as long as the test does, through every reopening of the library."""

    def __init__(self, embeddings: LexicalEmbeddings) -> None:
        self.identity = embeddings.identity
        self.stores: dict[str, MemoryVectors] = {}
        self._embeddings = embeddings

    def store(self, shelf: str) -> MemoryVectors:
        return self.stores.setdefault(shelf, MemoryVectors(self._embeddings))

    def sizes(self) -> dict[str, int]:
        return {shelf: len(store.store) for shelf, store in self.stores.items()}

    def drop_foreign(self) -> None:
        """There are none."""


@pytest.fixture
def index(terms: Terms) -> MemoryIndex:
    return MemoryIndex(LexicalEmbeddings(terms))


@pytest.fixture
def store(tmp_path: Path) -> SqlReports:
    return SqlReports(tmp_path / "shufa.db")


@pytest.fixture
def reopen(store: SqlReports, index: MemoryIndex, terms: Terms) -> Callable[[], Library]:
    """Opens the library of the test's own store and index, as a start of the program does."""
    return lambda: Library(store, index, terms, load_wording())


@pytest.fixture
def library(reopen: Callable[[], Library], samples: Path) -> Library:
    opened = reopen()
    opened.index_samples(samples)
    return opened
