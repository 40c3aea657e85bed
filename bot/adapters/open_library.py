"""The library as it stands by default: reports in SQLite, passages in embedded Chroma, lexical embedding."""

from pathlib import Path

from bot.adapters.chroma import ChromaIndex
from bot.adapters.reports_sql import SqlReports
from bot.library.embedding import LexicalEmbeddings
from bot.library.library import Library
from bot.library.terms import Terms
from bot.reading.wording import Wording, load_wording


def open_library(data_dir: Path, words: Wording | None = None) -> Library:
    """The library of a data folder that this process owns (`bot.adapters.folder_lock`); made when there is none.

    Raises Busy, BadData or CannotWrite. Takes seconds: this is where Chroma is imported.
    """
    terms = Terms(data_dir / "cache")
    embeddings = LexicalEmbeddings(terms)
    return Library(
        SqlReports(data_dir / "shufa.db"),
        ChromaIndex(data_dir / "index", embeddings, embeddings.identity),
        terms,
        words or load_wording(),
    )
