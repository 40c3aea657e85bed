"""The guard over one sentence of a model: what it may say is what the facts that it rests on say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from bot.domain.draft import Sentence
from bot.domain.facts import Conflict
from bot.drafting.model_text import is_chinese
from bot.drafting.overclaims import Overclaims
from bot.drafting.parts import Plan
from bot.drafting.speech import spoken_beside
from bot.drafting.style import Style
from bot.drafting.telling import MARK, Telling
from bot.drafting.tracing import Tracer
from bot.reading.kinds import Kind
from bot.reading.specifics import specifics
from bot.reading.wording import Wording

NOT_CHINESE, NO_FACT = "不是中文正文", "材料里没有这件事"
_NAMES = {Kind.QUOTED, Kind.TITLE, Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.AWARD, Kind.DOCUMENT_NUMBER}
_SQUEEZED = re.compile(r"[\s“”《》‘’\"'、，。；：（）()·]")
_SLOT = re.compile(r"〔[^〕\n]*〕")
_CLAUSE = re.compile(r"[，；]")


@dataclass(frozen=True)
class Grounds:
    """What some facts say: `text` in the clerk's words and in written ones, their `values` and `normals`."""

    text: str
    squeezed: str
    values: frozenset[float]
    normals: frozenset[str]


@dataclass(frozen=True)
class SentenceGuard:
    """`sure`: what may be said beside the facts: unit, year, this year's formulations, a person's own text."""

    plan: Plan
    telling: Telling
    conflicts: Sequence[Conflict]
    sure: str
    words: Wording
    style: Style
    overclaims: Overclaims
    _grounds: dict[tuple[str, ...], Grounds] = field(default_factory=dict)
    _traced: dict[str, Sentence] = field(default_factory=dict)
    _amiss: dict[Sentence, list[str]] = field(default_factory=dict)

    def traced(self, text: str) -> Sentence:
        """The sentence with the facts of the section that it rests on."""
        if text not in self._traced:
            self._traced[text] = Sentence(text, self._tracer.facts_of(text))
        return self._traced[text]

    def amiss(self, sentence: Sentence) -> list[str]:
        """What is wrong with a sentence in itself, in words for a model."""
        if sentence not in self._amiss:
            self._amiss[sentence] = self._wrong_with(sentence)
        return self._amiss[sentence]

    def _wrong_with(self, sentence: Sentence) -> list[str]:
        grounds = self._grounds_of(sentence.facts)
        latin = re.findall(r"[A-Za-z]{2,}", sentence.text)
        if not is_chinese(MARK.sub("", sentence.text)) and not all(word in grounds.text for word in latin):
            return [NOT_CHINESE]
        if not sentence.facts:
            return [NO_FACT]
        slots = [f"{slot}是写法里的空位" for slot in _SLOT.findall(sentence.text) if slot not in grounds.text]
        return [*self._added(sentence.text, grounds), *slots, *self._closed(sentence), *self._spoken(sentence)]

    def _spoken(self, sentence: Sentence) -> list[str]:
        by_rule = "".join(self.telling.by_rule.get(fact, "") for fact in sentence.facts)
        return [f"“{words}”是口语，要改成书面语" for words in spoken_beside(sentence.text, by_rule)]

    def strangers(self, sentence: Sentence) -> list[str]:
        """Specifics of a sentence that its facts do not hold."""
        return self._strangers(sentence.text, self._grounds_of(sentence.facts))

    def pared(self, sentence: Sentence) -> Sentence:
        """The sentence without clauses that only add, where it says as much of its facts without them."""
        grounds = self._grounds_of(sentence.facts)
        clauses = re.split(r"(?<=[，；])", sentence.text.rstrip("。！？"))
        kept = [clause for clause in clauses if not self._only_adds(clause, grounds)]
        if not kept or len(kept) == len(clauses):
            return sentence
        text = re.sub(r"[，；]+$", "", "".join(kept)) + "。"
        facts = self._tracer.facts_of(text)
        return replace(sentence, text=text) if set(facts) >= set(sentence.facts) else sentence

    def _only_adds(self, clause: str, grounds: Grounds) -> bool:
        has_own = any(self._is_known(one.normal, one.quote, grounds) for one in specifics(clause, self.words))
        return not has_own and not MARK.search(clause) and bool(self._added(_CLAUSE.sub("", clause), grounds))

    def _added(self, text: str, grounds: Grounds) -> list[str]:
        """Specifics, claims and whole clauses that the grounds do not have."""
        claims = self.overclaims.words(text, grounds.text, self.plan.spec.role)
        return [
            *(f"材料里没有“{quote}”" for quote in self._strangers(text, grounds)),
            *(f"材料里没有说“{word}”（{what}）" for word, what in claims),
            *(f"材料里没有“{clause}”这一层" for clause in self.overclaims.clauses(text, grounds.text, self.style)),
        ]

    def _strangers(self, text: str, grounds: Grounds) -> list[str]:
        return [
            one.quote
            for one in specifics(MARK.sub("", text), self.words)
            if not (
                _is_counted(one.figure.value, one.quote, grounds)
                if one.figure
                else self._is_known(one.normal, one.quote, grounds)
            )
            or (one.kind not in _NAMES and not one.figure and one.normal not in grounds.normals)
        ]

    @staticmethod
    def _is_known(normal: str, quote: str, grounds: Grounds) -> bool:
        return normal in grounds.normals or _squeezed(quote) in grounds.squeezed

    def _closed(self, sentence: Sentence) -> list[str]:
        """Two values between which the sentence chose, and marks that it made up."""
        plain = MARK.sub("", sentence.text)
        in_conflict = {fact for conflict in self.conflicts for fact in conflict.facts}
        marks = {
            mark
            for fact in in_conflict.intersection(sentence.facts)
            for mark in MARK.findall(self.telling.by_rule.get(fact, ""))
            if mark not in sentence.text and any(value in plain for value in _values_of(mark))
        }
        reasons = [f"材料里有两个说法，要原样写成{mark}" for mark in sorted(marks)]
        told = "".join(self.telling.by_rule.values())
        return reasons + [f"{mark}不是材料里的" for mark in MARK.findall(sentence.text) if mark not in told]

    def _grounds_of(self, facts: tuple[str, ...]) -> Grounds:
        if facts not in self._grounds:
            held = [fact for fact in self.plan.facts if fact.id in facts]
            said = [f"{fact.quote}。{fact.text}。{fact.label}。{fact.part}" for fact in held]
            text = "。".join([*said, *(self.telling.by_rule.get(fact.id, "") for fact in held), self.sure])
            found = specifics(text, self.words)
            values = frozenset(one.figure.value for one in found if one.figure)
            self._grounds[facts] = Grounds(text, _squeezed(text), values, frozenset(one.normal for one in found))
        return self._grounds[facts]

    @cached_property
    def _tracer(self) -> Tracer:
        return Tracer(self.plan.facts, self.words)


def _values_of(mark: str) -> list[str]:
    """What 【待核实：7场或8场】 leaves open; a gap leaves nothing."""
    return mark.removeprefix("【待核实：").removesuffix("】").split("或") if mark.startswith("【待核实：") else []


def _is_counted(value: float, quote: str, grounds: Grounds) -> bool:
    """Do the grounds have the number? 「一次」 is no number that counts until somebody writes 「1次」 for it."""
    return value in grounds.values or (quote.startswith("1") and f"一{quote[1:]}" in grounds.squeezed)


def _squeezed(text: str) -> str:
    return _SQUEEZED.sub("", text)
