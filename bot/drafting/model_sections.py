"""The sections of a report by a model, side by side, each under its guard."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.draft import Draft, Finding, Section
from bot.domain.genre import SectionSpec
from bot.domain.model import Model
from bot.domain.progress import SectionDone, SectionStarted, SectionText
from bot.drafting.floor import Floor
from bot.drafting.guard import Guard
from bot.drafting.material import Material
from bot.drafting.model_writer import Event, ModelWriter, SectionTask
from bot.drafting.overclaims import load_overclaims
from bot.drafting.own_words import with_own_words
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
    """A section as it stands, and what the person wants of it."""

    section: Section
    wish: str


def sections_by_model(
    by: ByModel,
    writer: PatternWriter,
    floor: Floor,
    wanted: Sequence[SectionSpec],
    stopped: Callable[[], bool],
    again: Rewish | None = None,
) -> Iterator[Event]:
    """The events of all wanted sections, interleaved; with `again` the one that is wanted is rewritten."""
    model = ModelWriter(by.model, stopped)
    runs = [_run(by, model, writer, floor, spec, again) for spec in wanted]
    return side_by_side(runs, by.at_once, stopped)


def _run(
    by: ByModel, model: ModelWriter, writer: PatternWriter, floor: Floor, spec: SectionSpec, again: Rewish | None
) -> Iterator[Event]:
    yield SectionStarted(spec.id)
    if plan := writer.plan(spec):
        yield from model.write(_task(by, writer, floor, plan, again))
    else:
        # A preface, or a part without facts: the year's formulations and what is to be asked are no matter of style.
        section = writer.write(spec)
        yield SectionText(section.id, section.text)
        yield SectionDone(section)


def _task(by: ByModel, writer: PatternWriter, floor: Floor, plan: Plan, again: Rewish | None) -> SectionTask:
    spec = plan.spec
    if again:
        plan = with_own_words(plan, again.section, by.words)
    material = Material(plan, writer, by.patterns(spec, "\n".join(fact.text for fact in plan.facts)))
    sure = f"{writer.brief.unit}。{writer.brief.year}年。{material.wording}。"
    prompt = material.to_rewrite(again.section.text, again.wish) if again else material.to_write()
    stands = again.section if again else None
    return SectionTask(
        material, prompt, lambda: _guard(by, writer, floor, plan, sure), lambda: stands or floor.section(spec.id)
    )


def _guard(by: ByModel, writer: PatternWriter, floor: Floor, plan: Plan, sure: str) -> Guard:
    parts = writer.parts(plan)
    telling = Telling(plan.facts, parts, by.words)
    conflicts = writer.sheet.conflicts
    sentences = SentenceGuard(plan, telling, conflicts, sure, by.words, writer.style, load_overclaims())

    def findings(mine: Section) -> list[Finding]:
        return [one for one in by.check(floor.with_section(mine)) if one.section == mine.id]

    return Guard(plan, parts, telling, sentences, findings)
