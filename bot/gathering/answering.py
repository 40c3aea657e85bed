"""Which facts of this year answer which promises of last year."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.facts import Fact
from bot.domain.genre import Role
from bot.domain.last_year import Answer, Promise, PromiseKind, Tie
from bot.gathering.likeness import Likeness, Terms
from bot.gathering.promise_words import PromiseWords

ANSWERS = 0.4
LIKELY = 0.25
"""From where on a fact answers a promise, and from where on a person is shown that it might."""
LINKED = 0.3
"""How like a problem and a plan of one report must be to belong together: there are few to confuse it with."""
ENOUGH = 2.2
"""Weight of what is shared from which on more says no more: some three rare pairs, or a thing by its name and a pair."""
AS_REMEDY = 0.5
MOST_FACTS = 6
_CLAUSE = re.compile(r"[，。；;：:！\n]")
_CAUSE_COUNTS = 0.8
"""A fact that meets only the cause of a problem answers it less surely."""


@dataclass(frozen=True)
class Clause:
    terms: Terms
    weight: float
    counts: float


def answers_to(
    promises: Sequence[Promise], facts: Sequence[Fact], ties: Sequence[Tie], likeness: Likeness, words: PromiseWords
) -> tuple[Answer, ...]:
    """Every promise with the facts that answer it, the surest first; what a person tied or untied holds."""
    able = [(fact, likeness.terms(f"{fact.label} {fact.text}")) for fact in facts if may_answer(fact, words)]
    likeness = likeness.among([terms for _, terms in able])
    answers = [_answer(promise, able, facts, ties, likeness, words) for promise in promises]
    return tuple(_through_plans(answer, answers, likeness, words) for answer in answers)


def may_answer(fact: Fact, words: PromiseWords) -> bool:
    """Only what was done answers: no plan, no shortcoming, nothing that says it was put off."""
    ahead = {fact.zone, fact.section} & {Role.PROBLEMS, Role.PLANS}
    return not ahead and not words.undone.search(fact.text)


def _answer(
    promise: Promise,
    able: Sequence[tuple[Fact, Terms]],
    facts: Sequence[Fact],
    ties: Sequence[Tie],
    likeness: Likeness,
    words: PromiseWords,
) -> Answer:
    clauses = clauses_of(promise, likeness, words)
    scored = [
        (max(sureness(clauses, terms, likeness), _as_remedy(promise, fact, words)), fact.id) for fact, terms in able
    ]
    scored.sort(key=lambda pair: -pair[0])
    own = {fact.id: tie.holds for tie in ties if tie.promise == promise.key for fact in facts if _is_at(tie, fact)}
    by_rule = [(sure, name) for sure, name in scored if sure >= ANSWERS and own.get(name, True)][:MOST_FACTS]
    tied = [name for name, holds in own.items() if holds]
    likely = [name for sure, name in scored if LIKELY <= sure < ANSWERS and name not in own][:MOST_FACTS]
    sure = 1.0 if tied else by_rule[0][0] if by_rule else 0.0
    names = dict.fromkeys([*tied, *(name for _, name in by_rule)])
    return Answer(promise, tuple(names), round(sure, 2), tuple(likely), bool(own))


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
        found.append(Clause(terms, likeness.weight(terms), counts))
    return found


def sureness(clauses: Sequence[Clause], fact: Terms, likeness: Likeness) -> float:
    """0 to 1: how much of the best clause, or of all of them, the fact speaks of."""
    best = 0.0
    for clause in (*clauses, _all_of(clauses, likeness)):
        shared = likeness.weight(clause.terms & fact)
        if clause.weight:
            best = max(best, clause.counts * math.sqrt(shared / clause.weight * min(1.0, shared / ENOUGH)))
    return best


def _through_plans(answer: Answer, answers: Sequence[Answer], likeness: Likeness, words: PromiseWords) -> Answer:
    """A problem that nothing answers by its own words is answered by what was done of the plan made for it."""
    if answer.answered or answer.by_hand or answer.promise.kind is not PromiseKind.PROBLEM:
        return answer
    clauses = clauses_of(answer.promise, likeness, words)
    plans = [one for one in answers if one.promise.kind is PromiseKind.PLAN]
    linked = [(sureness(clauses, likeness.terms(one.promise.quote), likeness), one) for one in plans]
    sure, plan = max(linked, key=lambda pair: pair[0], default=(0.0, answer))
    if sure < LINKED or not plan.answered:
        return answer
    likely = tuple(name for name in answer.likely if name not in plan.facts)
    return replace(answer, facts=plan.facts, sure=round(sure * plan.sure, 2), likely=likely)


def _as_remedy(promise: Promise, fact: Fact, words: PromiseWords) -> float:
    """A fault that calls for one kind of deed is answered by it, whatever its words: 案卷质量 by 案卷评查."""
    called_for = (deed for fault, deed in words.remedies if fault.search(promise.quote.split("，")[0]))
    remedied = promise.kind is PromiseKind.PROBLEM and any(deed.search(fact.text) for deed in called_for)
    return AS_REMEDY if remedied else 0.0


def _all_of(clauses: Sequence[Clause], likeness: Likeness) -> Clause:
    terms: Terms = frozenset().union(*(clause.terms for clause in clauses))
    return Clause(terms, likeness.weight(terms), 1.0)
