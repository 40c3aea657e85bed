"""What a person wrote into a section themselves: facts of theirs, which a rewriting has to keep."""

from dataclasses import replace

from bot.domain.draft import Author, Section
from bot.domain.facts import Fact, Source
from bot.drafting.parts import Plan
from bot.drafting.telling import MARK
from bot.drafting.tracing import Tracer, sentences_of
from bot.reading.wording import Wording

OWN = "本人改写"
SHORTEST = 8
"""Characters of a sentence that says something; a heading's line is shorter, or a fact's."""


def with_own_words(plan: Plan, section: Section, words: Wording) -> Plan:
    """The plan with a fact P1, P2 … for each sentence of an edited section that rests on none of its facts, in the
    part of the sentence before it."""
    if section.author is not Author.HUMAN:
        return plan
    tracer, parts, at = Tracer(plan.facts, words), [list(part.facts) for part in plan.parts], 0
    homes = {fact.id: number for number, part in enumerate(plan.parts) for fact in part.facts}
    headings = {part.heading for part in plan.parts}
    for number, text in enumerate(sentences_of(section.text), start=1):
        facts = tracer.facts_of(text)
        at = homes[facts[0]] if facts else at
        if (
            not facts
            and text.endswith("。")
            and len(MARK.sub("", text)) >= SHORTEST
            and not _is_heading(text, headings)
        ):
            parts[at].append(Fact(f"P{number}", text, text.removesuffix("。"), Source(OWN, number)))
    return replace(
        plan, parts=tuple(replace(part, facts=tuple(held)) for part, held in zip(plan.parts, parts, strict=True))
    )


def _is_heading(text: str, headings: set[str]) -> bool:
    return any(heading and heading in text and len(text) <= len(heading) + SHORTEST for heading in headings)


def is_own(fact_id: str) -> bool:
    return fact_id.startswith("P")
