"""The usual way to search documents with LangChain: split by length, embed, keep in Chroma, take the nearest."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.library.embedding import LexicalEmbeddings
from bot.library.terms import Terms

if TYPE_CHECKING:
    from langchain_core.documents import Document


class Recipe:
    """RecursiveCharacterTextSplitter with its defaults, or pieces of `size` characters; the embedding is ours."""

    def __init__(self, folder: Path, size: int | None = None) -> None:
        from chromadb.config import Settings
        from langchain_chroma import Chroma
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        self.splitter = (
            RecursiveCharacterTextSplitter(chunk_size=size, chunk_overlap=0)
            if size
            else RecursiveCharacterTextSplitter()
        )
        self.store = Chroma(
            collection_name="recipe",
            embedding_function=LexicalEmbeddings(Terms()),
            persist_directory=str(folder),
            client_settings=Settings(anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder)),
            collection_metadata={"hnsw:space": "cosine"},
        )

    def add(self, texts: Sequence[str]) -> None:
        self.store.add_documents(self.split(texts))

    def add_one_by_one(self, texts: Sequence[str]) -> None:
        """Each is safe before the next is begun, as where people upload."""
        for text in texts:
            self.add([text])

    def split(self, texts: Sequence[str]) -> list["Document"]:
        return self.splitter.create_documents(list(texts))

    def find(self, text: str, k: int = 5) -> list[str]:
        return [found.page_content for found in self.store.similarity_search(text, k=k)]
