"""The sections of a report by a model, side by side, each under its guard."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.draft import Draft, Finding, Section
from bot.domain.genre import SectionSpec
from bot.domain.model import Model
from bot.domain.progress import SectionDone, SectionStarted, SectionText
from bot.drafting.guard import Guard
from bot.drafting.material import Material
from bot.drafting.model_writer import Event, ModelWriter, SectionTask
from bot.drafting.overclaims import load_overclaims
from bot.drafting.parts import Plan
from bot.drafting.pattern_writer import PatternWriter
from bot.drafting.sentence_guard import SentenceGuard
from bot.drafting.side_by_side import side_by_side
from bot.drafting.telling import Telling
from bot.reading.wording import Wording


@dataclass(frozen=True)
class ByModel:
    """What writing by a model needs beside the facts. `check`: a draft → findings. `patterns`: masked passages of
    past reports for a section and the words of its facts, best first. `at_once`: sections that are written side by side."""

    model: Model
    check: Callable[[Draft], Sequence[Finding]]
    patterns: Callable[[SectionSpec, str], Sequence[str]]
    words: Wording
    at_once: int = 6


@dataclass(frozen=True)
class Rewish:
    """`text`: the section as it stands; `wish`: what the person wants of it. `own`: the text is a person's."""

    text: str
    wish: str
    own: bool


def sections_by_model(
    by: ByModel,
    writer: PatternWriter,
    floor: Draft,
    wanted: Sequence[Section],
    stopped: Callable[[], bool],
    again: Rewish | None = None,
) -> Iterator[Event]:
    """The events of all wanted sections, interleaved. `floor`: the whole draft by rule; `again`: the one section that
    is wanted is rewritten."""
    model = ModelWriter(by.model, stopped)
    runs = [_run(by, model, writer, floor, section, again) for section in wanted]
    return side_by_side(runs, by.at_once, stopped)


def _run(
    by: ByModel, model: ModelWriter, writer: PatternWriter, floor: Draft, section: Section, again: Rewish | None
) -> Iterator[Event]:
    yield SectionStarted(section.id)
    if task := _task(by, writer, floor, section, again):
        yield from model.write(task)
    else:
        # A preface, or a part without facts: the year's formulations and what is to be asked are no matter of style.
        yield SectionText(section.id, section.text)
        yield SectionDone(section)


def _task(
    by: ByModel, writer: PatternWriter, floor: Draft, section: Section, again: Rewish | None
) -> SectionTask | None:
    plan = writer.plan(writer.brief.genre.section(section.id))
    if plan is None:
        return None
    material = Material(plan, writer, by.patterns(plan.spec, "\n".join(fact.text for fact in plan.facts)))
    person = again.text if again and again.own else ""
    sure = f"{writer.brief.unit}。{writer.brief.year}年。{material.wording}。{person}"
    prompt = material.to_rewrite(again.text, again.wish) if again else material.to_write()
    return SectionTask(material, _guard(by, writer, floor, plan, sure), section, prompt)


def _guard(by: ByModel, writer: PatternWriter, floor: Draft, plan: Plan, sure: str) -> Guard:
    parts = writer.parts(plan)
    telling = Telling(plan.facts, parts, by.words)
    conflicts = writer.sheet.conflicts
    sentences = SentenceGuard(plan, telling, conflicts, sure, by.words, writer.style, load_overclaims())
    return Guard(plan, parts, telling, sentences, lambda mine: _findings(by, floor, mine))


def _findings(by: ByModel, floor: Draft, mine: Section) -> list[Finding]:
    """What is amiss in a section as it would stand in the whole."""
    whole = floor.with_section(replace(mine, heading=floor.section(mine.id).heading))
    return [one for one in by.check(whole) if one.section == mine.id]
