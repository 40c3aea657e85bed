"""What last year's report asks of this year's: questions, findings, and the whole as JSON values. Pure."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from bot.conversation import replies
from bot.domain.draft import Draft, Finding, Question, Severity
from bot.domain.genre import Genre, Role
from bot.domain.last_year import Answer, Contradiction, LastYear, Promise

Json = dict[str, Any]
PROMISE = "promise:"
TITLE = "title"
LONGEST_QUOTE = 60


def promise_questions(last: LastYear, genre: Genre) -> tuple[Question, ...]:
    """One question for each promise that nothing answers, about the part in which the answer would stand."""
    place = genre.first_with(Role.MEASURES)
    about = place.id if place else "brief"
    return tuple(Question(f"{PROMISE}{one.promise.key}", about, replies.ask_promise(one)) for one in last.unkept())


def with_last_year(draft: Draft, last: LastYear) -> Draft:
    """The draft with the findings and questions that last year's report gives rise to."""
    findings = (*draft.findings, *last_year_findings(draft, last), *_promise_findings(draft, last))
    return replace(draft, findings=findings, questions=(*draft.questions, *promise_questions(last, draft.brief.genre)))


def last_year_findings(draft: Draft, last: LastYear) -> tuple[Finding, ...]:
    """The wrong report, what contradicts it, what was copied from it; the open promises have a list of their own."""
    doubts = [Finding("last_year", Severity.SUSPECT, TITLE, _title(draft), says) for says in last.doubts]
    against = [_against(draft, one) for one in last.contradictions]
    copied = [
        Finding("copied", Severity.HINT, one.section, one.text[:LONGEST_QUOTE], replies.COPIED)
        for one in last.copied.sentences
    ]
    return (*doubts, *against, *copied)


def _promise_findings(draft: Draft, last: LastYear) -> Iterator[Finding]:
    for one in last.unkept():
        yield Finding("promise", Severity.HINT, TITLE, _title(draft), replies.promise_open(one))


def _title(draft: Draft) -> str:
    return draft.title[:40]


def _against(draft: Draft, one: Contradiction) -> Finding:
    """Where the fact's figure stands in the text; on the title where it does not."""
    for section in draft.sections:
        for sentence in section.sentences:
            if one.fact in sentence.facts and one.quote in sentence.text and one.quote in section.text:
                return Finding("last_year", Severity.SUSPECT, section.id, one.quote, one.says)
    return Finding("last_year", Severity.SUSPECT, TITLE, _title(draft), f"{one.fact}：{one.says}")


def comparison_json(last: LastYear) -> Json:
    """{promises, last_year}, as `draft --last-year --json` has them and the page shows them."""
    return {"promises": promises_json(last), "last_year": last_year_json(last)}


def promises_json(last: LastYear) -> list[Json]:
    """[{id, kind, quote, heading, facts, answered, state, why, reached, sure, likely, by_hand}], as in last year's report."""
    return [_answer_json(answer) for answer in last.answers]


def _answer_json(answer: Answer) -> Json:
    promise: Promise = answer.promise
    return {
        "id": promise.id,
        "key": promise.key,
        "kind": promise.kind.value,
        "quote": promise.quote,
        "heading": promise.heading,
        "facts": list(answer.facts),
        "answered": answer.answered,
        "state": answer.state.value,
        "why": answer.why,
        "reached": [asdict(one) for one in answer.reached],
        "sure": answer.sure,
        "likely": list(answer.likely),
        "by_hand": answer.by_hand,
    }


def last_year_json(last: LastYear) -> Json:
    """{title, unit, year, doubts, figures, contradictions, copied: {share, sentences, by_section}}."""
    return {
        "title": last.title,
        "unit": last.unit,
        "year": last.year,
        "doubts": list(last.doubts),
        "figures": [asdict(pair) for pair in last.figures],
        "contradictions": [asdict(one) for one in last.contradictions],
        "copied": {
            "share": last.copied.share,
            "sentences": [asdict(one) for one in last.copied.sentences],
            "by_section": [{"section": section, "share": share} for section, share in last.copied.by_section],
        },
    }
