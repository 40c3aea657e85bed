"""Where the conversation stands: what is known, what is missing, what to ask next. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation import replies
from bot.conversation.assembly import Place, holes_in, is_hollow, places_of
from bot.conversation.gap_questions import demands_to_ask, matter_asked, promises_to_ask
from bot.conversation.intents import SectionRef
from bot.domain.draft import Question
from bot.domain.facts import Conflict
from bot.domain.genre import Genre, Role
from bot.domain.work import Work

UNIT_QUESTION = "brief-unit"
SIGNOFF_DATE = "signoff-date"
CONFLICT = "conflict:"
SECTION = "section:"


@dataclass(frozen=True)
class Cover:
    """How a section stands. `state`: written, facts (some at hand, not written yet) or missing."""

    section: str
    heading: str
    name: str
    state: str
    facts: int
    required: bool


def coverage(work: Work, genre: Genre) -> tuple[Cover, ...]:
    counts = Counter(fact.section for fact in work.sheet.standing())
    covers = []
    for place in places_of(work, genre):
        kept = work.kept(place.id)
        facts = counts[place.id]
        written = kept is not None and not is_hollow(kept.section.text)
        state = "written" if written else "facts" if facts else "missing"
        covers.append(Cover(place.id, place.heading, place.name, state, facts, place.required))
    return tuple(covers)


def open_questions(work: Work, genre: Genre) -> tuple[Question, ...]:
    """All that is still to be asked, the most urgent first: the unit, what contradicts, what is missing,
    what last year promised, and what else the rules demand."""
    questions = []
    if not work.entry.unit:
        questions.append(Question(UNIT_QUESTION, "brief", replies.ASK_UNIT))
    questions += [
        Question(conflict_id(clash), "conflict", replies.ask_which(clash.thing, clash.quotes))
        for clash in work.sheet.conflicts
    ]
    missing = [cover.section for cover in coverage(work, genre) if cover.facts == 0 and cover.state == "missing"]
    questions += [
        Question(SECTION + spec.id, spec.id, spec.ask)
        for spec in genre.sections
        if spec.id in missing and spec.ask and spec.required
    ]
    known = {question.about for question in questions} | {"conflict"}
    dated = work.entry.signoff_date or work.sheet.fields.signoff_date
    left = (one for one in work.questions if one.about not in known and not (one.id == SIGNOFF_DATE and dated))
    others = (*questions, *left)
    return (*others, *promises_to_ask(work, genre), *demands_to_ask(work, missing, others))


def next_question(work: Work, genre: Genre) -> Question | None:
    """The most urgent question that was never put. Before any fact is known only the unit is asked for."""
    questions = open_questions(work, genre)
    if not work.sheet.facts:
        questions = tuple(question for question in questions if question.id == UNIT_QUESTION)
    return next((question for question in questions if question.id not in work.asked), None)


def pending_question(work: Work, genre: Genre) -> Question | None:
    """The question that waits for an answer, if it is still open."""
    return next((question for question in open_questions(work, genre) if question.id == work.pending), None)


def conflict_id(clash: Conflict) -> str:
    return f"{CONFLICT}{clash.thing}:{'|'.join(clash.quotes)}"


def pending_conflict(work: Work) -> Conflict | None:
    return next((clash for clash in work.sheet.conflicts if conflict_id(clash) == work.pending), None)


def chosen_value(clash: Conflict, answer: str) -> str | None:
    """Which of a conflict's values an answer means: its words, or the first, or the second."""
    named = [quote for quote in sorted(clash.quotes, key=len, reverse=True) if quote in answer]
    if len(named) == 1 or (named and named[0] == answer.strip()):
        return named[0]
    for words, at in ((("第一", "前一", "前面", "前者"), 0), (("第二", "后一", "后面", "后者"), 1)):
        if any(word in answer for word in words) and len(clash.quotes) > at:
            return clash.quotes[at]
    return None


def options_for(question: Question | None, work: Work) -> tuple[str, ...]:
    """Answers to click, beside what the person may type."""
    if question is None:
        return ("开始起草", "还缺什么") if work.sheet.facts else ()
    if question.about == "brief":
        return ("稍后",) if question.id == SIGNOFF_DATE else ()
    if clash := next((clash for clash in work.sheet.conflicts if conflict_id(clash) == question.id), None):
        return (*clash.quotes, "跳过")
    never = tuple(f"我们不涉及{matter}" for matter in (matter_asked(work, question),) if matter)
    return ("跳过", "暂无", "稍后", *never, "开始起草") if work.sheet.facts else ("跳过",)


def named_sections(refs: Sequence[SectionRef], work: Work, genre: Genre) -> tuple[Place, ...]:
    """The sections that a person means; those that are not there are left out."""
    places = places_of(work, genre)
    roles = {kept.section.id: kept.section.role for kept in work.sections}
    found = [
        place
        for ref in refs
        for place in places
        if (ref.number is not None and place.number == ref.number)
        or (ref.role is not None and roles[place.id] is ref.role and _is_main(place, ref.role, places, roles))
    ]
    return tuple(dict.fromkeys(found))


def _is_main(place: Place, role: Role, places: Sequence[Place], roles: dict[str, Role]) -> bool:
    """Of optional sections with one role, only those that stand are meant."""
    return place.required or place.number is not None or sum(roles[other.id] is role for other in places) == 1


def holes(work: Work) -> int:
    """How many 【待补充：…】 the whole document has."""
    return sum(holes_in(kept.section.text) for kept in work.sections)
