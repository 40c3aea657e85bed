"""What the desk works with, each a plain function, put together in `bot.compose` and by hand in tests."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.conversation.model_desk import Models
from bot.conversation.past_reports import PastReports
from bot.conversation.rule_book import RuleBook
from bot.domain.draft import Draft, Finding, Section, Sentence
from bot.domain.facts import FactSheet, Found, Note
from bot.domain.gathering import Gathered, Survey
from bot.domain.genre import Brief, Genre, SectionSpec
from bot.domain.model import Prompt
from bot.domain.past_report import Passage
from bot.domain.progress import DraftEvent
from bot.export.word import Edition


@dataclass(frozen=True)
class Run:
    """One job, as whoever writes knows it: on whose behalf, for which draft, and whether it is to stop. `seconds`: that
    a request may take, where they are fewer than the settings allow."""

    owner: str = ""
    draft_id: str = ""
    stopped: Callable[[], bool] = lambda: False
    seconds: float | None = None


def nothing_missing(draft: Draft, last_year: Note | None, gathered: Gathered, declined: frozenset[str]) -> Survey:
    """A survey by no guide."""
    return Survey()


def no_report(unit: str, year: int, genre: str, owner: str) -> tuple[str, str] | None:
    """No library to look in."""
    return None


@dataclass(frozen=True)
class Tools:
    """`genres`: id → genre, in the order in which they are offered.

    `read_facts`: all notes at once → their facts. `place`: the same facts, each with its section;
    those that have one keep it. `write_report`: only the sections named. `rewrite`: one section as it stands, anew
    as the person wishes (「更精炼」); BadInput at the call, before anything is written, where the wish needs a model
    and there is none. `find_patterns`: at most so many masked passages of past reports for a section and what it
    is to say. `find_patterns` and `check` take the owner last: that person's own reports count beside everybody's.
    `read_again`: what a second reader by model holds for wrong in a draft; nothing without a model, nothing where no
    model wrote. `read_more`: what a model finds in a note beside the facts of the sheet, which knows all notes; nothing
    without a model. `ask_model`: a model's JSON answer to a prompt, beside these notes; None without a model or an
    answer. Each takes as long as a request may. `trace`: a text cut into sentences with the facts each rests on.
    `file_name`: of a draft in an edition. `read_file`: (name, text) of each part of an upload, a sheet each.
    `rules`: the unit's own rules of wording. `models`: which model writes, if any. `survey`: what is missing in a draft,
    beside last year's report where one is known; the last argument: what the unit does not have. `report_on`: (name, text)
    of a unit's report on a year in the library; the last argument: the owner.
    """

    genres: Mapping[str, Genre]
    read_facts: Callable[[Sequence[Note], Brief], FactSheet]
    place: Callable[[FactSheet, Brief], FactSheet]
    write_report: Callable[[Brief, FactSheet, Collection[str], Run], Iterator[DraftEvent]]
    rewrite: Callable[[Brief, FactSheet, Section, str, Run], Iterator[DraftEvent]]
    read_again: Callable[[Draft, Run], Sequence[Finding]]
    read_more: Callable[[Note, FactSheet, Brief, Run], Sequence[Found]]
    ask_model: Callable[[Prompt, Run, Sequence[str]], Mapping[str, Any] | None]
    find_patterns: Callable[[Brief, SectionSpec, str, str, int], Sequence[Passage]]
    trace: Callable[[str, FactSheet], tuple[Sentence, ...]]
    check: Callable[[Draft, str], tuple[Finding, ...]]
    write_word: Callable[[Draft, Path, Edition], None]
    file_name: Callable[[Draft, Edition], str]
    read_file: Callable[[str, bytes], Sequence[tuple[str, str]]]
    rules: RuleBook
    models: Models
    past_reports: PastReports
    now: Callable[[], datetime]
    survey: Callable[[Draft, Note | None, Gathered, frozenset[str]], Survey] = nothing_missing
    report_on: Callable[[str, int, str, str], tuple[str, str] | None] = no_report
