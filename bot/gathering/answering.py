"""Which facts of this year answer which promises of last year."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.facts import Fact
from bot.domain.last_year import Answer, AnswerState, Promise, PromiseKind, Tie
from bot.gathering.likeness import Likeness, Terms, longest_run
from bot.gathering.promise_words import PromiseWords
from bot.gathering.reached import reached
from bot.gathering.verdicts import ANSWERS, Scored, ids, lies_ahead, verdict
from bot.gathering.yardstick import Yardstick

LINKED, LINKED_ALONE = 0.3, 0.2
"""How like a problem and a plan of one report must be to belong together; less is enough where no other comes near."""
ENOUGH = 2.2
"""Weight of what is shared from which on more says no more: some three rare pairs, or a thing by its name and a pair."""
AS_REMEDY = 0.5
POOR, RUN = 1.0, 6
"""Weight of a clause below which it has hardly a word of its own; characters that stand in a fact word for word."""
_CLAUSE = re.compile(r"[，。；;：:！\n]")
_CAUSE_COUNTS = 0.8
"""A fact that meets only the cause of a problem answers it less surely."""


@dataclass(frozen=True)
class Clause:
    """A clause of a promise. `counts`: how far a fact that meets it answers the promise, 0 to 1."""

    text: str
    terms: Terms
    weight: float
    counts: float


def answers_to(
    promises: Sequence[Promise], facts: Sequence[Fact], ties: Sequence[Tie], by: Yardstick
) -> tuple[Answer, ...]:
    """Every promise with the facts that answer it, the surest first; what a person tied or untied holds."""
    told = [(fact, by.likeness.terms(_all_said(fact, facts))) for fact in facts]
    deeds = [terms for fact, terms in told if not lies_ahead(fact)]
    by = replace(by, likeness=by.likeness.among(deeds))
    answers = [_answer(promise, told, ties, by) for promise in promises]
    return tuple(_through_plans(answer, answers, by) for answer in answers)


def _all_said(fact: Fact, facts: Sequence[Fact]) -> str:
    """The fact with the lead word of its line, which stands before its first piece only, or is a heading of that line alone."""
    line = fact.label or next((one.label for one in facts if one.source == fact.source and one.label == fact.part), "")
    if not line and all(one.source == fact.source for one in facts if one.part == fact.part):
        line = fact.part
    return f"{line} {fact.text}"


def _answer(promise: Promise, told: Sequence[tuple[Fact, Terms]], ties: Sequence[Tie], by: Yardstick) -> Answer:
    clauses = clauses_of(promise, by.likeness, by.words)
    scored = [
        Scored(max(_sureness_for(fact, terms, clauses, by), _as_remedy(promise, fact, by.words)), fact)
        for fact, terms in told
    ]
    scored.sort(key=lambda one: -one.sure)
    own = {
        one.fact.id: tie.holds for tie in ties if tie.promise == promise.key for one in scored if _is_at(tie, one.fact)
    }
    tied = [one.fact for one in scored if own.get(one.fact.id)]
    if tied:
        shown = reached(promise, tied, (), by)
        return Answer(promise, ids(tied), 1.0, (), True, AnswerState.MET, "", shown)
    left = [one for one in scored if own.get(one.fact.id, True)]
    return replace(verdict(promise, left, by), by_hand=bool(own))


def _sureness_for(fact: Fact, terms: Terms, clauses: Sequence[Clause], by: Yardstick) -> float:
    """A clause that promises to make a thing is answered only by a fact that names such a thing."""
    said = f"{fact.label} {fact.text}"
    asked = [one for one in clauses if by.words.names_one(one.text, said)]
    # Where all words of a clause count for nothing (依法行政专题会) it is compared as it stands.
    word_for_word = any(one.weight < POOR and longest_run(one.text, said) >= RUN for one in asked)
    return max(sureness(asked, terms, by.likeness), ANSWERS if word_for_word else 0.0)


def _is_at(tie: Tie, fact: Fact) -> bool:
    """Is the tie of this fact: one of its places in the notes, and the same words there?"""
    places = [(fact.source, fact.quote), *((one.source, one.quote) for one in fact.also)]
    return any((tie.note, tie.line, tie.quote) == (source.note, source.line, quote) for source, quote in places)


def clauses_of(promise: Promise, likeness: Likeness, words: PromiseWords) -> list[Clause]:
    """What a promise asks for, clause by clause: aims say nothing, and causes count for less."""
    found = []
    counts = 1.0
    for at, part in enumerate(_CLAUSE.split(f"{promise.heading}，{promise.quote}")):
        if promise.kind is PromiseKind.PROBLEM and words.gives_cause(part):
            counts = _CAUSE_COUNTS
        if not part or (at > 1 and words.aims.search(part)):
            continue
        terms = likeness.terms(part)
        found.append(Clause(part, terms, likeness.weight(terms), counts))
    return found


def sureness(clauses: Sequence[Clause], fact: Terms, likeness: Likeness) -> float:
    """0 to 1: how much of the best clause, or of all of them, the fact speaks of."""
    best = 0.0
    if not clauses:
        return best
    for clause in (*clauses, _all_of(clauses, likeness)):
        shared = likeness.weight(clause.terms & fact)
        if clause.weight:
            best = max(best, clause.counts * math.sqrt(shared / clause.weight * min(1.0, shared / ENOUGH)))
    return best


def _through_plans(answer: Answer, answers: Sequence[Answer], by: Yardstick) -> Answer:
    """A problem is answered by what was done of the plan made for it, and no further than that was."""
    if answer.by_hand or answer.promise.kind is not PromiseKind.PROBLEM or answer.reached:
        return answer
    clauses = clauses_of(answer.promise, by.likeness, by.words)
    plans = [one for one in answers if one.promise.kind is PromiseKind.PLAN]
    linked = [(sureness(clauses, by.likeness.terms(one.promise.quote), by.likeness), one) for one in plans]
    linked.sort(key=lambda pair: -pair[0])
    sure, plan = linked[0] if linked else (0.0, answer)
    alone = len(linked) < 2 or linked[1][0] <= sure / 2
    if sure < (LINKED_ALONE if alone else LINKED) or not plan.facts:
        return answer
    if answer.facts:
        same = set(answer.facts) <= set(plan.facts)
        return replace(answer, state=plan.state, why=plan.why) if same and answer.answered else answer
    likely = tuple(name for name in answer.likely if name not in plan.facts)
    state = AnswerState.PARTLY if answer.why else plan.state
    return replace(
        answer,
        facts=plan.facts,
        sure=round(sure * plan.sure, 2),
        likely=likely,
        state=state,
        why=answer.why or plan.why,
    )


def _as_remedy(promise: Promise, fact: Fact, words: PromiseWords) -> float:
    """A fault that calls for one kind of deed is answered by it, whatever its words: 案卷质量 by 案卷评查."""
    called_for = (deed for fault, deed in words.remedies if fault.search(promise.quote.split("，")[0]))
    remedied = promise.kind is PromiseKind.PROBLEM and any(deed.search(fact.text) for deed in called_for)
    return AS_REMEDY if remedied else 0.0


def _all_of(clauses: Sequence[Clause], likeness: Likeness) -> Clause:
    terms: Terms = frozenset().union(*(clause.terms for clause in clauses))
    return Clause("，".join(clause.text for clause in clauses), terms, likeness.weight(terms), 1.0)
