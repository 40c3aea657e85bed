"""Chroma, embedded in this process, behind LangChain's VectorStore: one collection a shelf.

Only one process may hold the folder: two would each miss what the other adds, without an error
(`bot.adapters.folder_lock`). Importing this module takes seconds.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from chromadb import PersistentClient
from chromadb.api import ClientAPI
from chromadb.config import Settings
from chromadb.errors import ChromaError, InvalidArgumentError
from langchain_chroma import Chroma

from bot.adapters.embeddings import ChosenEmbedding
from bot.errors import CannotWrite, EmbeddingFailed
from bot.library.kept import KeptPassage, Vector

CANNOT_OPEN = "检索目录 {folder} 打不开，请检查磁盘是否已满、目录是否可写，再重新启动。"
CANNOT_WRITE = "检索目录写不进去，请检查磁盘是否已满、目录是否可写；报告没有丢，重新启动后会接着建。"

OTHER_LENGTH = "检索模型给的向量和索引里的不一样长，模型多半换过，暂时只按词查找；请点“重建索引”。"

SETTINGS = Settings(anonymized_telemetry=False)


class ChromaIndex:
    """The passages of the library as vectors; all of it can be made again from the store of reports.

    A collection is called `<shelf>.<identity of the embedding>`, so that vectors of two
    embeddings never meet. The embedding is handed over at every opening: Chroma left alone
    would fetch one from the network.
    """

    def __init__(self, folder: Path, chosen: ChosenEmbedding) -> None:
        self._identity = chosen.identity
        self._embeddings = chosen.embeddings
        self.outside = chosen.outside
        self._stores: dict[str, Chroma] = {}
        self._client = _open(folder)

    @property
    def identity(self) -> str:
        return self._identity

    def vector(self, text: str) -> Vector:
        return self._embeddings.embed_query(text)

    def add(self, shelf: str, passages: Sequence[KeptPassage]) -> None:
        with _in_chinese(), _of_one_length():
            self._store(shelf).add_texts([kept.meaning for kept in passages], ids=[kept.id for kept in passages])

    def remove(self, shelf: str, ids: Sequence[str]) -> None:
        with _in_chinese():
            self._store(shelf).delete(list(ids))

    def nearest(self, shelf: str, vector: Vector, k: int) -> list[tuple[str, float]]:
        with _of_one_length():
            hits = self._store(shelf).similarity_search_by_vector_with_relevance_scores(list(vector), k)
        return [(hit.id, _likeness(distance)) for hit, distance in hits if hit.id is not None]

    def likeness(self, shelf: str, vector: Vector, ids: Sequence[str]) -> dict[str, float]:
        held = self._store(shelf).get(list(ids), include=["embeddings"])
        asked = np.asarray(vector)
        lengths = [float(np.linalg.norm(other) * np.linalg.norm(asked)) for other in held["embeddings"]]
        cosines = [
            float(other @ asked) / (length or 1.0) for other, length in zip(held["embeddings"], lengths, strict=True)
        ]
        return {entry: _likeness(1 - cosine) for entry, cosine in zip(held["ids"], cosines, strict=True)}

    def sizes(self) -> dict[str, int]:
        """Entries of each shelf."""
        ending = f".{self._identity}"
        collections = self._client.list_collections()
        return {one.name.removesuffix(ending): one.count() for one in collections if one.name.endswith(ending)}

    def clear(self) -> None:
        self._stores = {}
        for collection in self._client.list_collections():
            self._client.delete_collection(collection.name)

    def drop_foreign(self) -> None:
        """Delete the collections that another embedding made."""
        for collection in self._client.list_collections():
            if not collection.name.endswith(f".{self._identity}"):
                self._client.delete_collection(collection.name)

    def _store(self, shelf: str) -> Chroma:
        """The shelf's vectors, made when there are none."""
        if shelf not in self._stores:
            with _in_chinese():
                self._stores[shelf] = Chroma(
                    collection_name=f"{shelf}.{self._identity}",
                    embedding_function=self._embeddings,
                    client=self._client,
                    client_settings=SETTINGS,
                    collection_metadata={"hnsw:space": "cosine"},
                )
        return self._stores[shelf]


def _likeness(distance: float) -> float:
    """Cosine distance, 0 to 2, as likeness; texts that have nothing in common, or worse, have 0."""
    return min(1.0, max(0.0, 1.0 - distance))


def _open(folder: Path) -> ClientAPI:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if _is_damaged(folder / "chroma.sqlite3"):
            # Nothing is lost: the store of reports is the truth, and upkeep puts all of it back.
            shutil.rmtree(folder)
        return PersistentClient(folder, settings=SETTINGS)
    except (OSError, ChromaError, ValueError) as error:
        raise CannotWrite(CANNOT_OPEN.format(folder=folder)) from error


def _is_damaged(file: Path) -> bool:
    """Asked before Chroma is: one that fails on a damaged file cannot be opened again in this process."""
    if not file.exists():
        return False
    try:
        with closing(sqlite3.connect(file)) as database:
            return bool(database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
    except sqlite3.OperationalError:
        return False
    except sqlite3.DatabaseError:
        return True


@contextmanager
def _of_one_length() -> Iterator[None]:
    try:
        yield
    except InvalidArgumentError as error:
        raise EmbeddingFailed(OTHER_LENGTH) from error


@contextmanager
def _in_chinese() -> Iterator[None]:
    try:
        yield
    except ChromaError as error:
        raise CannotWrite(CANNOT_WRITE) from error
