"""Is a promise kept, half kept or open, by the facts that speak of it, and what is lacking?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.facts import Fact
from bot.domain.genre import Role
from bot.domain.last_year import Answer, AnswerState, Promise, PromiseKind, Reached
from bot.gathering.asides import is_aside
from bot.gathering.promise_words import PromiseWords
from bot.gathering.reached import reached
from bot.gathering.yardstick import Yardstick

ANSWERS = 0.34
LIKELY = 0.25
"""From where on a fact answers a promise, and from where on a person is shown that it might."""
BESIDE = 0.12
"""From where on a fact may hold the number that an answering fact lacks."""
MOST_FACTS = 6
LEAST_PAIRS = 3
"""Of characters: what a clause must have to ask for a thing of its own."""
REPEATED = 0.5
"""From where on a shortcoming of this year is last year's over again."""
HARDLY = 0.5
"""Below this a promise that stands among this year's plans again was hardly kept."""
_CLAUSE = re.compile(r"[，。；;：:！\n]")
_IS_NOT = re.compile(r"(?:不是|不算|不含|不包括)([^，。；）)]{2,10})")
_TITLE = re.compile(r"《([^》]{3,40})》|([一-鿿]{3,8}法)(?=专题|专项|培训|宣讲|讲座|轮训|知识)")
_COMMON_ENDS = re.compile(
    r"^(?:(?:举办|开展|组织|进行|学习)|[一-鿿]{2,6}?[县市区镇乡])|(?:管理|工作|操作)?(?:办法|规定|细则|制度|规程|规范|规则|方案|意见|法)$"
)
_RATE = re.compile(r"率[^，。；\d]{0,6}\d")
"""A clause that only says how much of it: numbers are compared by themselves."""
_LONGEST = 24
NOT_DONE = "材料写的是“{said}”（{fact}）。"
AGAIN = "今年的不足里又写到“{said}”（{fact}）。"
PLANNED_AGAIN = "今年的打算里又写到“{said}”（{fact}）。"
NOT_MADE = "“{clause}”材料里没有写到。"
NO_NUMBER = "承诺{promised}，材料没有写做到多少。"
SHORT = "承诺{promised}，材料写到{reached}（{fact}）。"


@dataclass(frozen=True)
class Scored:
    """A fact and how surely it speaks of the promise in question, 0 to 1."""

    sure: float
    fact: Fact


def verdict(promise: Promise, scored: Sequence[Scored], by: Yardstick) -> Answer:
    """`scored`: all facts, the surest first."""
    behind = [one for one in scored if not lies_ahead(one.fact)]
    done = [one for one in behind if not undone(promise, one.fact, by.words) and not _denied(promise, one.fact, by)]
    own = [one for one in done if not is_aside(promise, one.fact, by)]
    meant = [one for one in own if one.sure >= ANSWERS and _fits(promise, one.fact, by)][:MOST_FACTS]
    rest = [one for one in done if one not in meant]
    likely = ids([one.fact for one in rest if one.sure >= LIKELY][:MOST_FACTS])
    against = list(_against(promise, scored, meant[0].sure if meant else 0.0, by.words))
    begun = [one for one in behind if one.sure >= ANSWERS and halfway(promise, one.fact, by.words)][:MOST_FACTS]
    told = meant or begun
    if not told:
        return Answer(promise, likely=likely, why="".join(against[:1]))
    beside = [one.fact for one in rest if one in own and one.sure >= BESIDE][:MOST_FACTS]
    shown = reached(promise, [one.fact for one in told], beside, by)
    lacking = [*against, *map(_lacks, (one for one in shown if not one.met)), *_not_made(promise, told, by)]
    if promise.kind is PromiseKind.PROBLEM and any(not one.met for one in shown):
        return Answer(promise, likely=ids([one.fact for one in told]), why="".join(lacking), reached=shown)
    state = AnswerState.MET if meant and not lacking else AnswerState.PARTLY
    sure = round(told[0].sure, 2)
    return Answer(promise, ids([one.fact for one in told]), sure, likely, False, state, "".join(lacking), shown)


def ids(facts: Sequence[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.id for fact in facts))


def lies_ahead(fact: Fact) -> bool:
    """A plan or a shortcoming of this year: nothing that was done."""
    return bool({fact.zone, fact.section} & {Role.PROBLEMS, Role.PLANS})


def _fits(promise: Promise, fact: Fact, by: Yardstick) -> bool:
    """A problem is answered by a deed against it, or by a number that moved."""
    if promise.kind is PromiseKind.PLAN or by.words.eases.search(fact.text):
        return True
    told = {one.figure.unit_class for one in by.figures(fact.text) if one.figure}
    return any(one.figure and one.figure.unit_class in told for one in by.figures(promise.quote))


def undone(promise: Promise, fact: Fact, words: PromiseWords) -> str:
    """The clause that says that it was not done, or not yet; "" where there is none."""
    found = words.undone.search(fact.text)
    return _clause_at(fact.text, found.start()) if found else halfway(promise, fact, words)


def halfway(promise: Promise, fact: Fact, words: PromiseWords) -> str:
    """The clause that says that it is under way; "" where it is done, or where to begin was all that was promised."""
    found = words.halfway.search(fact.text)
    if found:
        return _clause_at(fact.text, found.start())
    if promise.kind is PromiseKind.PLAN and not words.making.search(promise.quote):
        return ""
    for begun in words.begun.finditer(fact.text):
        if begun[0] not in promise.quote and not words.finished.search(fact.text):
            return _clause_at(fact.text, begun.start())
    return ""


def _denied(promise: Promise, fact: Fact, by: Yardstick) -> bool:
    """「…培训5期，这是农业的，不是法治带头人」: the fact says itself that it is something else."""
    promised = by.terms(promise.quote)
    return any(by.shared(by.terms(match[1]), promised) for match in _IS_NOT.finditer(fact.text))


def _not_made(promise: Promise, told: Sequence[Scored], by: Yardstick) -> Iterator[str]:
    """Each clause that none of the facts meets: one half of a promise is not the other."""
    if promise.kind is not PromiseKind.PLAN:
        return
    said = " ".join(f"{one.fact.label} {one.fact.text}" for one in told)
    clauses = _CLAUSE.split(promise.quote)
    halves = [one for one in clauses if by.words.deeds.search(one) and not by.words.opens.match(one)]
    for clause in clauses:
        half = len(halves) > 1 and clause in halves and not by.words.aims.search(clause) and not _RATE.search(clause)
        if (half and not _is_spoken_of(clause, said, by)) or not by.words.names_all(clause, said):
            yield NOT_MADE.format(clause=clause.strip()[:_LONGEST])
    for title in _TITLE.finditer(promise.quote):
        if not speaks_of(title[1] or title[2], said):
            yield NOT_MADE.format(clause=title[0])


def _is_spoken_of(clause: str, said: str, by: Yardstick) -> bool:
    """Does any pair of its characters that means something stand there? A clause that has hardly any asks for nothing."""
    pairs = [run[at : at + 2] for run in by.words.empty.sub(" ", clause).split() for at in range(len(run) - 1)]
    return len(pairs) < LEAST_PAIRS or any(pair in said for pair in pairs)


def speaks_of(name: str, said: str) -> bool:
    """Is a title or a law called by half of its pairs of characters at least?"""
    name = _COMMON_ENDS.sub("", name)[-12:]
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    return sum(pair in said for pair in pairs) * 2 >= len(pairs)


def _clause_at(text: str, at: int) -> str:
    low = max((edge.end() for edge in _CLAUSE.finditer(text, 0, at)), default=0)
    edge = _CLAUSE.search(text, at)
    return text[low : edge.start() if edge else len(text)].strip()[:_LONGEST]


def _against(promise: Promise, scored: Sequence[Scored], best: float, words: PromiseWords) -> Iterator[str]:
    """What the notes themselves say against it, at most one sentence of a kind."""
    for one in scored:
        if one.sure < (max(ANSWERS, best) if best else LIKELY):
            break
        ahead = {one.fact.zone, one.fact.section}
        if Role.PROBLEMS in ahead:
            if promise.kind is PromiseKind.PROBLEM and one.sure >= REPEATED:
                yield AGAIN.format(said=one.fact.text[:_LONGEST], fact=one.fact.id)
                return
        elif Role.PLANS in ahead:
            if (
                promise.kind is PromiseKind.PLAN
                and best < HARDLY
                and one.sure >= ANSWERS
                and not words.repeats.search(one.fact.text)
            ):
                yield PLANNED_AGAIN.format(said=one.fact.text[:_LONGEST], fact=one.fact.id)
                return
        elif said := undone(promise, one.fact, words):
            yield NOT_DONE.format(said=said, fact=one.fact.id)
            return


def _lacks(one: Reached) -> str:
    sentence = SHORT if one.reached else NO_NUMBER
    return sentence.format(promised=one.promised, reached=one.reached, fact=one.fact)
