from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.adapters.reports_sql import SqlReports
from bot.errors import EmbeddingFailed
from bot.library.embedding import LexicalEmbeddings
from bot.library.kept import KeptPassage, Vector
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


class MemoryIndex:
    """An index that lives as long as the test does, through every reopening of the library."""

    def __init__(self, embeddings: LexicalEmbeddings) -> None:
        self.identity = embeddings.identity
        self.stores: dict[str, dict[str, Vector]] = {}
        self.fails = ""
        self.outside = False
        self.made: list[str] = []
        self._embeddings = embeddings

    def vector(self, text: str) -> Vector:
        self._may_fail()
        self.made.append(text)
        return self._embeddings.embed_query(text)

    def add(self, shelf: str, passages: Sequence[KeptPassage]) -> None:
        self._may_fail()
        held = self.stores.setdefault(shelf, {})
        self.made += [kept.meaning for kept in passages]
        held |= {kept.id: self._embeddings.embed_query(kept.meaning) for kept in passages}

    def remove(self, shelf: str, ids: Sequence[str]) -> None:
        for entry in ids:
            self.stores.get(shelf, {}).pop(entry, None)

    def nearest(self, shelf: str, vector: Vector, k: int) -> list[tuple[str, float]]:
        likeness = self.likeness(shelf, vector, list(self.stores.get(shelf, {})))
        return sorted(likeness.items(), key=lambda hit: -hit[1])[:k]

    def likeness(self, shelf: str, vector: Vector, ids: Sequence[str]) -> dict[str, float]:
        held = self.stores.get(shelf, {})
        return {entry: min(1.0, max(0.0, float(np.dot(held[entry], vector)))) for entry in ids if entry in held}

    def sizes(self) -> dict[str, int]:
        return {shelf: len(held) for shelf, held in self.stores.items()}

    def clear(self) -> None:
        self.stores = {}

    def drop_foreign(self) -> None:
        """There are none."""

    def _may_fail(self) -> None:
        if self.fails:
            raise EmbeddingFailed(self.fails)


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
