"""The writer by model: a section is streamed, held against its facts, mended once, and completed by rule.

A section ends complete whatever the model does. What does not stand up to the guard is written by rule.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock, Thread

from bot.domain.draft import Author, Section, Sentence
from bot.domain.facts import Fact
from bot.domain.model import Model, Prompt
from bot.domain.progress import FellBack, SectionDone, SectionStarted, SectionText
from bot.drafting.circuit import Circuit
from bot.drafting.guard import Guard
from bot.drafting.material import Material
from bot.drafting.model_text import is_chinese, plain_piece, plain_text, read_parts, says_the_same
from bot.drafting.own_words import is_own
from bot.drafting.parts import laid_out
from bot.drafting.sentences import run_together
from bot.drafting.telling import Place, placed
from bot.errors import ModelFailed
from bot.prompting import json_answer

AMISS = "模型写的和材料对不上的地方太多。"
NOT_A_TEXT = "模型没有按要求写出中文正文。"
LEAST_OWN = 0.5
"""Share of the facts that must stand in the model's own sentences: a patchwork reads worse than the writer by rule."""
MOST_ROUNDS = 4
"""Times that sentences are taken out before the section is given up; the second is rare."""
WILD = 3
"""Lengths of a section, at its longest, after which an answer is broken off."""
UNDER_WAY = 24
"""Characters of an answer after which the guard gets ready while the rest comes: the other sections have begun then."""

Written = list[list[Sentence]]
Event = SectionStarted | SectionText | SectionDone | FellBack


@dataclass(frozen=True)
class SectionTask:
    """A section to be written. `made_guard` and `made_floor` are made when they are first needed, while the model
    writes; `floor`: what stands where the model fails, as the writer by rule has it or as it stood before."""

    material: Material
    prompt: Prompt
    made_guard: Callable[[], Guard]
    made_floor: Callable[[], Section]

    @property
    def id(self) -> str:
        return self.material.plan.spec.id

    @cached_property
    def guard(self) -> Guard:
        return self.made_guard()

    @cached_property
    def floor(self) -> Section:
        return self.made_floor()


@dataclass(frozen=True)
class ModelWriter:
    """Writes sections of one document; safe to use from several threads."""

    model: Model
    stopped: Callable[[], bool] = lambda: False
    circuit: Circuit = field(default_factory=Circuit)
    looking_ahead: Lock = field(default_factory=Lock)

    def write(self, task: SectionTask) -> Iterator[Event]:
        """The section as it comes, then as it stands; FellBack before that where the writer by rule wrote it."""
        answer: list[str] = []
        try:
            for piece in self._pieces(task, answer):
                yield SectionText(task.id, piece)
        except ModelFailed as failed:
            self.circuit.note(failed)
            yield from _by_rule(task, failed.kind, str(failed))
            return
        if self.stopped():
            return
        text = "".join(answer)
        if not is_chinese(plain_text(text)):
            yield from _by_rule(task, "amiss", NOT_A_TEXT)
            return
        written = self._guarded(task, text)
        if written is None:
            yield from _by_rule(task, "amiss", AMISS)
            return
        yield SectionDone(replace(laid_out(task.guard.plan, _of_the_sheet(written)), author=Author.MODEL))

    def _pieces(self, task: SectionTask, answer: list[str]) -> Iterator[str]:
        """Pieces for the eye; the answer itself is gathered in `answer`. Ends early where it runs wild."""
        if self.circuit.is_open and self.circuit.why:
            raise self.circuit.why
        longest, size = WILD * max(200, task.material.length[1]), 0
        for piece in self.model.stream(task.prompt):
            answer.append(piece)
            yield from filter(None, (plain_piece(piece),))
            size += len(piece)
            if size >= UNDER_WAY and "。" in piece:
                self._look_ahead(task, "".join(answer))
            if self.stopped() or size > longest or says_the_same("".join(answer[-400:])):
                return

    def _look_ahead(self, task: SectionTask, so_far: str) -> None:
        """What the guard can do while the rest comes, beside the stream, which has its time limit; for one section at
        a time, so that the others' first words are not kept back."""
        if self.looking_ahead.acquire(blocking=False):
            texts = [sentences[:-1] for sentences in read_parts(so_far, task.guard.plan)]
            Thread(target=self._looked_at, args=(task.guard, texts), name="look-ahead", daemon=True).start()

    def _looked_at(self, guard: Guard, texts: Sequence[Sequence[str]]) -> None:
        try:
            guard.get_ready()
            guard.look_at(texts)
        finally:
            self.looking_ahead.release()

    def _guarded(self, task: SectionTask, answer: str) -> Written | None:
        """The section's sentences, all of them sound; None where the writer by rule does better."""
        guard = task.guard
        written = self._mended(task, guard.traced(read_parts(answer, guard.plan)))
        written = self._with_left_out(task, written)
        for _ in range(MOST_ROUNDS):
            if not (amiss := guard.amiss(written)):
                break
            written = _without(written, amiss)
        own = {fact for _, sentence in placed(written) for fact in sentence.facts}
        if len(own) < LEAST_OWN * len(guard.telling.by_rule):
            return None
        written = _completed(task, written, guard.telling.left_out(written))
        if _mean_length(written) < _mean_length(guard.floor):
            written = [run_together(held) for held in written]
        return written if guard.is_no_worse(written) else None

    def _mended(self, task: SectionTask, written: Written) -> Written:
        """Sentences that are amiss, written once more by the model; those that rest on no fact are gone."""
        written = task.guard.pared(written)
        amiss = task.guard.amiss(written)
        at = dict(placed(written))
        hopeless = [place for place in amiss if not at[place].facts]
        worth = dict(enumerate((place for place in amiss if at[place].facts), start=1))
        texts: Mapping[str, str] = {}
        if worth:
            asked = {number: (at[place], amiss[place]) for number, place in worth.items()}
            texts = self._asked(task.material.to_mend(asked))
        again = {place: text for number, place in worth.items() if (text := texts.get(str(number)))}
        return _exchanged(task.guard, _marked(written, hopeless), again)

    def _with_left_out(self, task: SectionTask, written: Written) -> Written:
        """Facts that the model left out, put in by it where it can."""
        left_out = task.guard.telling.left_out(written)
        texts = self._asked(task.material.to_add(left_out)) if left_out else {}
        for fact in left_out:
            if text := texts.get(fact.id):
                sentences = [one for held in task.guard.traced(read_parts(text, task.guard.plan)) for one in held]
                written = _put_in(task, written, fact, [one for one in sentences if fact.id in one.facts])
        return written

    def _asked(self, prompt: Prompt) -> dict[str, str]:
        """Number or fact → sentence; nothing where the model fails: what is amiss is then written by rule."""
        if self.circuit.is_open or self.stopped():
            return {}
        try:
            told = json_answer(self.model, prompt).get("sentences")
        except ModelFailed as failed:
            self.circuit.note(failed)
            return {}
        sentences = told if isinstance(told, dict) else {}
        return {str(key): text for key, text in sentences.items() if isinstance(text, str)}


def _of_the_sheet(written: Written) -> Written:
    """The sentences with the facts of the sheet alone: a person's own words are no fact of the notes."""
    return [
        [replace(one, facts=tuple(fact for fact in one.facts if not is_own(fact))) for one in held] for held in written
    ]


def _by_rule(task: SectionTask, kind: str, says: str) -> Iterator[Event]:
    yield FellBack(task.id, kind, says)
    yield SectionDone(task.floor)


def _marked(written: Written, hopeless: Sequence[Place]) -> dict[Place, Sentence]:
    gone = set(hopeless)
    return {place: sentence for place, sentence in placed(written) if place not in gone}


def _exchanged(guard: Guard, kept: Mapping[Place, Sentence], again: Mapping[Place, str]) -> Written:
    """The sentences in their places, those written again in the place of the old."""
    texts: list[list[str]] = [[] for _ in guard.plan.parts]
    for place, sentence in sorted(kept.items()):
        if place in again:
            texts[place[0]].extend(text for held in read_parts(again[place], guard.plan) for text in held)
        else:
            texts[place[0]].append(sentence.text)
    return guard.traced(texts)


def _without(written: Written, places: Mapping[Place, object]) -> Written:
    return [
        [sentence for at, sentence in enumerate(held) if (part, at) not in places] for part, held in enumerate(written)
    ]


def _completed(task: SectionTask, written: Written, left_out: Sequence[Fact]) -> Written:
    """The section with the facts that are still left out written by rule, each in its part."""
    for part in task.guard.plan.parts:
        facts = [fact for fact in part.facts if fact in left_out]
        for sentence in task.material.writer.sentences(task.guard.plan.spec, facts) if facts else []:
            first = next(fact for fact in facts if fact.id in sentence.facts)
            written = _put_in(task, written, first, [sentence])
    return written


def _mean_length(written: Sequence[Sequence[Sentence]]) -> float:
    lengths = [len(sentence.text) for _, sentence in placed(written)]
    return sum(lengths) / max(1, len(lengths))


def _put_in(task: SectionTask, written: Written, fact: Fact, sentences: Sequence[Sentence]) -> Written:
    """Sentences on a fact, behind the last sentence on a fact that goes before it in its part."""
    plan = task.guard.plan
    at = next(number for number, part in enumerate(plan.parts) if fact in part.facts)
    ids = [one.id for one in plan.parts[at].facts]
    before = set(ids[: ids.index(fact.id)])
    held = written[at]
    behind = max((number + 1 for number, one in enumerate(held) if before & set(one.facts)), default=0)
    return [*written[:at], [*held[:behind], *sentences, *held[behind:]], *written[at + 1 :]]
