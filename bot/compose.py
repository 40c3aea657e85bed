"""The one place where seams meet vendors: everything is built here from settings, heavy parts in the background."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.conversation.desk import Desk
from bot.conversation.late_library import LateLibrary
from bot.conversation.past_reports import PastReports
from bot.conversation.phrases import load_phrases
from bot.conversation.rule_book import RuleBook
from bot.conversation.tools import Tools
from bot.domain.draft import Draft, Finding, Sentence
from bot.domain.facts import FactSheet, Note
from bot.domain.gathering import Gathered, Survey
from bot.domain.genre import Brief, Genre
from bot.errors import BadData, BotError
from bot.settings import Settings
from bot.writers import Writers

if TYPE_CHECKING:
    from bot.adapters.model_shelf import ModelShelf
    from bot.domain.model import Model
    from bot.gathering.likeness import Likeness
    from bot.library.library import Library

CORPUS = Path(__file__).parents[1] / "corpus"
DATABASE = "shufa.db"
FIRST_GENRE = "annual_report"
BAD_SETTING = "设置“{name}”的值不对，请检查环境变量或 .env 文件后再启动。"


def read_settings() -> Settings:
    """The settings of the environment. BadData naming the one that is wrong."""
    from pydantic import ValidationError

    try:
        return Settings()
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        shown = name if name.isupper() else f"SHUFA_{name.upper()}"
        raise BadData(BAD_SETTING.format(name=shown)) from error


@contextmanager
def running_desk(settings: Settings) -> Iterator[Desk]:
    """The desk on the data folder, which is this process's own until the end of the block. Busy, CannotWrite."""
    from bot.adapters.folder_lock import own_folder

    with own_folder(settings.data_dir):
        shelf = late_library(settings)
        desk = build_desk(settings, shelf)
        try:
            yield desk
        finally:
            desk.close()
            shelf.close()


def build_desk(settings: Settings, shelf: LateLibrary | None = None) -> Desk:
    """A desk on the database of the data folder. BadData, Busy or CannotWrite where that does not open."""
    from bot.adapters.drafts_sql import SqlDrafts

    store = SqlDrafts(settings.data_dir / DATABASE, now)
    tools = build_tools(settings, shelf or late_library(settings), build_models(settings))
    return Desk(store, tools, load_phrases(), settings.data_dir / "exports")


def now() -> datetime:
    return datetime.now().astimezone()


def build_tools(settings: Settings, shelf: LateLibrary, models: "ModelShelf") -> Tools:
    from bot.adapters.own_rules_file import OwnRulesFile
    from bot.checking import check
    from bot.drafting.genres import load_genres
    from bot.drafting.placing import place
    from bot.drafting.style import load_style
    from bot.drafting.tracing import trace
    from bot.export.layout import load_layout
    from bot.export.word import file_name, write_word
    from bot.reading.documents import read_parts
    from bot.reading.facts import RuleFactReader
    from bot.reading.wording import load_wording

    style, rules = load_style(), OwnRulesFile(settings.data_dir)
    genres = _first_first(load_genres())
    layout = load_layout(CORPUS / "layouts" / "gbt9704.yaml")
    reader = RuleFactReader()

    @lru_cache(maxsize=16)
    def read_once(notes: tuple[Note, ...], brief: Brief) -> FactSheet:
        """An edited fact leaves the notes as they were: they need no second reading."""
        return reader.read(notes, brief)

    def place_facts(sheet: FactSheet, brief: Brief) -> FactSheet:
        return place(sheet, brief.genre, style)

    def trace_text(text: str, sheet: FactSheet) -> tuple[Sentence, ...]:
        return trace(text, sheet.standing(), load_wording())

    def check_draft(draft: Draft, owner: str) -> tuple[Finding, ...]:
        return check(draft, rules.words(), shelf.foreign(draft.brief.unit, owner))

    writers = Writers(
        lambda run, notes: models.model_for(run.owner, run.draft_id, notes, run.seconds),
        shelf.patterns,
        shelf.find_patterns,
        check_draft,
        models.limits.at_once,
    )
    return Tools(
        genres=genres,
        read_facts=lambda notes, brief: read_once(tuple(notes), brief),
        place=place_facts,
        write_report=writers.write,
        rewrite=writers.rewrite,
        read_again=writers.read_again,
        read_more=writers.read_more,
        ask_model=writers.ask,
        find_patterns=shelf.find_patterns,
        trace=trace_text,
        check=check_draft,
        write_word=lambda draft, path, edition: write_word(draft, layout, path, edition),
        file_name=lambda draft, edition: file_name(draft, edition, now().date()),
        read_file=read_parts,
        past_reports=PastReports(shelf, genres),
        rules=RuleBook(rules.own, rules.save),
        models=models,
        now=now,
        survey=_surveyor(),
        report_on=shelf.report_on,
    )


def _surveyor() -> Callable[[Draft, Note | None, Gathered, frozenset[str]], Survey]:
    """The survey of a draft, remembered: it is asked for whenever the draft is looked at."""
    from bot.gathering.guides import load_guides
    from bot.gathering.survey import survey
    from bot.reading.wording import load_wording

    guides = load_guides()

    @lru_cache(maxsize=32)
    def made(draft: Draft, last_year: Note | None, gathered: Gathered, declined: frozenset[str]) -> Survey:
        guide = guides.get(draft.brief.genre.id)
        return survey(draft, last_year, gathered, declined, guide, load_wording(), load_likeness())

    return made


def _first_first(genres: Mapping[str, Genre]) -> dict[str, Genre]:
    """The annual report is what most people come for."""
    return {name: genres[name] for name in sorted(genres, key=lambda name: name != FIRST_GENRE)}


@lru_cache(maxsize=1)
def load_likeness() -> "Likeness":
    """What promises and facts are compared by: it knows from our samples which words are common."""
    from bot.gathering.likeness import likeness_from
    from bot.gathering.promise_words import load_promise_words

    return likeness_from(
        load_promise_words(), [one.read_text("utf-8") for one in sorted((CORPUS / "samples").glob("*.md"))]
    )


def has_model(settings: Settings) -> bool:
    """Whether a model is set; looks, and opens nothing. BadData."""
    from bot.adapters.model_file import ModelFile

    return bool(settings.model) or ModelFile(settings.data_dir).load() is not None


def build_model(settings: Settings) -> "Model | None":
    """The model that is set, asked on nobody's behalf; None where none is. BadInput where its address is wrong."""
    return build_models(settings).model_for()


def build_models(settings: Settings) -> "ModelShelf":
    """The model in use, which an administrator may change while the program runs. BadInput, BadData, Busy."""
    from bot.adapters.model_shelf import open_models
    from bot.adapters.requests_sql import SqlRequests

    return open_models(settings, SqlRequests(settings.data_dir / DATABASE), now)


def late_library(settings: Settings) -> LateLibrary:
    """The library of the data folder with the files that wait for it, not opened yet."""
    from bot.adapters.uploads_sql import SqlUploads
    from bot.library.intake import Intake
    from bot.reading.documents import files_in

    uploads = SqlUploads(settings.data_dir / DATABASE, settings.data_dir / "uploads")
    return LateLibrary(
        lambda: build_library(settings),
        lambda library: Intake(library, uploads, read_upload, files_in),
        uploads,
        CORPUS / "samples",
    )


def read_upload(name: str, data: bytes) -> str:
    """The text of a past report, refused where it is none."""
    from bot.reading.documents import read_bytes
    from bot.reading.wordless import refuse_wordless

    text = read_bytes(name, data)
    refuse_wordless(text, name)
    return text


def opened_file(path: Path) -> "list[tuple[Path, bytes | BotError]]":
    """A file on disk, or the files of an archive on disk, with their bytes or why they are refused."""
    from bot.reading.documents import bytes_of, files_in

    data = bytes_of(path)
    inside = files_in(path.name, data)
    return [(path, data)] if inside is None else [(path / name, held) for name, held in inside]


def build_library(settings: Settings) -> "Library":
    """The past reports of a data folder that this process owns. Importing Chroma takes seconds."""
    from bot.adapters.reports_sql import SqlReports
    from bot.adapters.requests_sql import SqlRequests

    database = settings.data_dir / DATABASE
    reports = SqlReports(database)  # what is wrong with it is said before Chroma is imported
    from bot.adapters.chroma import ChromaIndex
    from bot.adapters.embeddings import chosen_embedding
    from bot.library.library import Library
    from bot.library.terms import Terms
    from bot.reading.wording import load_wording

    terms = Terms()
    index = ChromaIndex(settings.data_dir / "index", chosen_embedding(settings, terms, SqlRequests(database), now))
    return Library(reports, index, terms, load_wording())
