"""Chroma, embedded in this process: one collection a shelf, of ids and vectors alone.

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
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from chromadb.errors import ChromaError, InvalidArgumentError

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
    embeddings never meet. Vectors are made here and handed over: Chroma left alone would fetch an embedding from the
    network. Texts stay out of it: it would make an index of their words, which costs more than the vectors.
    """

    def __init__(self, folder: Path, chosen: ChosenEmbedding) -> None:
        self._identity = chosen.identity
        self._embeddings = chosen.embeddings
        self.outside = chosen.outside
        self._collections: dict[str, Collection] = {}
        self._client = _open(folder)

    @property
    def identity(self) -> str:
        return self._identity

    def vector(self, text: str) -> Vector:
        return self._embeddings.embed_query(text)

    def add(self, shelf: str, passages: Sequence[KeptPassage]) -> None:
        vectors = self._embeddings.embed_documents([kept.meaning for kept in passages])
        with _in_chinese(), _of_one_length():
            self._collection(shelf).upsert([kept.id for kept in passages], np.array(vectors, dtype=np.float32))

    def remove(self, shelf: str, ids: Sequence[str]) -> None:
        with _in_chinese():
            self._collection(shelf).delete(list(ids))

    def nearest(self, shelf: str, vector: Vector, k: int) -> list[tuple[str, float]]:
        with _of_one_length():
            found = self._collection(shelf).query(
                np.array([vector], dtype=np.float32), n_results=k, include=["distances"]
            )
        distances = (found["distances"] or [[]])[0]
        return [(entry, _likeness(distance)) for entry, distance in zip(found["ids"][0], distances, strict=True)]

    def likeness(self, shelf: str, vector: Vector, ids: Sequence[str]) -> dict[str, float]:
        held = self._collection(shelf).get(list(ids), include=["embeddings"])
        if not held["ids"]:
            return {}
        others, asked = np.asarray(held["embeddings"]), np.asarray(vector)
        lengths = np.linalg.norm(others, axis=1) * np.linalg.norm(asked)
        cosines = (others @ asked) / np.where(lengths, lengths, 1.0)
        return {entry: _likeness(1 - float(cosine)) for entry, cosine in zip(held["ids"], cosines, strict=True)}

    def sizes(self) -> dict[str, int]:
        """Entries of each shelf."""
        ending = f".{self._identity}"
        collections = self._client.list_collections()
        return {one.name.removesuffix(ending): one.count() for one in collections if one.name.endswith(ending)}

    def clear(self) -> None:
        self._collections = {}
        for collection in self._client.list_collections():
            self._client.delete_collection(collection.name)

    def drop_foreign(self) -> None:
        """Delete the collections that another embedding made."""
        for collection in self._client.list_collections():
            if not collection.name.endswith(f".{self._identity}"):
                self._client.delete_collection(collection.name)

    def _collection(self, shelf: str) -> Collection:
        """The shelf's vectors, made when there are none."""
        if shelf not in self._collections:
            with _in_chinese():
                self._collections[shelf] = self._client.get_or_create_collection(
                    f"{shelf}.{self._identity}", metadata={"hnsw:space": "cosine"}, embedding_function=None
                )
        return self._collections[shelf]


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
