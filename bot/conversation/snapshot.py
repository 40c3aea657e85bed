"""A draft as the page shows it: plain JSON values."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.conversation.assembly import NO_UNIT, assemble, places_of, whole_brief
from bot.conversation.fact_told import facts_told
from bot.conversation.findings import named_findings
from bot.conversation.gate import blockers
from bot.conversation.session import coverage, open_questions
from bot.domain.draft import Sentence
from bot.domain.facts import Dropped, Fact
from bot.domain.gathering import Filled, note_of
from bot.domain.genre import Brief, Genre
from bot.domain.work import KeptSection, Message, SectionState, Work, WorkLine

Json = dict[str, Any]


def snapshot(work: Work, genre: Genre, messages: tuple[Message, ...], library: Json) -> Json:
    """{id, last, state, status, title, brief, sections, facts, dropped, conflicts, findings, questions,
    coverage, messages, progress, library, gate}; `gate`: what keeps the official edition back; `last` is the id of the newest event it holds."""
    brief = whole_brief(work, genre)
    told = facts_told(work.sheet.facts)
    senders = {note_of(one): one for one in work.gathered.filled}
    return {
        "id": work.id,
        "last": work.last,
        "updated": work.updated,
        "state": work.progress.state.value,
        "status": work.progress.status,
        "title": brief.title,
        "brief": _brief(brief, genre, work.entry.unit),
        "sections": _sections(work, genre),
        "facts": [_fact(fact, senders.get(fact.source.note), told[fact.id]) for fact in work.sheet.facts],
        "dropped": [_dropped(line) for line in work.sheet.dropped],
        "conflicts": [
            {"facts": list(clash.facts), "quotes": list(clash.quotes), "thing": clash.thing}
            for clash in work.sheet.conflicts
        ],
        "findings": findings_shown(work),
        "gate": [asdict(one) for one in blockers(assemble(work, genre))],
        "questions": [
            {"id": question.id, "about": question.about, "text": question.text}
            for question in open_questions(work, genre)
        ],
        "coverage": [
            {"section": cover.section, "heading": cover.name, "state": cover.state, "facts": cover.facts}
            for cover in coverage(work, genre)
            if cover.required or cover.state != "missing"
        ],
        "messages": [message_shown(message) for message in messages],
        "progress": {"done": work.progress.done, "total": work.progress.total},
        "library": library,
    }


def _brief(brief: Brief, genre: Genre, unit: str) -> Json:
    return {
        "unit": unit,
        "year": brief.year,
        "genre": genre.id,
        "genre_name": genre.name,
        "addressee": brief.addressee,
        "signoff_unit": brief.signoff_unit,
        "signoff_date": brief.signoff_date,
    }


def _sections(work: Work, genre: Genre) -> list[Json]:
    holds = {spec.id: spec.holds for spec in genre.sections}
    headings = {place.id: place.heading for place in places_of(work, genre)}
    return [
        {
            "id": kept.section.id,
            "role": kept.section.role.value,
            "heading": headings[kept.section.id],
            "text": kept.so_far if kept.state is SectionState.DRAFTING else kept.section.text,
            "state": state_shown(kept),
            "revision": kept.revision,
            "locked": kept.locked,
            "author": kept.section.author.value,
            "sentences": [sentence_shown(sentence) for sentence in kept.section.sentences],
            "holds": holds.get(kept.section.id, ""),
        }
        for kept in work.sections
    ]


def state_shown(kept: KeptSection) -> str:
    """A locked section shows as locked, unless a job writes it this moment."""
    return "locked" if kept.locked and kept.state is not SectionState.DRAFTING else kept.state.value


def sentence_shown(sentence: Sentence) -> Json:
    return {"text": sentence.text, "facts": list(sentence.facts)}


def _fact(fact: Fact, by: Filled | None, told: Json) -> Json:
    """`by`: the colleague who sent it with the 素材报送表; `told`: its topic, time and numbers."""
    return {
        "id": fact.id,
        "quote": fact.quote,
        "text": fact.text,
        "source": {"note": fact.source.note, "line": fact.source.line},
        "section": fact.section,
        "status": fact.status.value,
        "zone": fact.zone.value if fact.zone else None,
        "label": fact.label,
        "also": [{"quote": one.quote, "note": one.source.note, "line": one.source.line} for one in fact.also],
        "replaced_by": fact.replaced_by,
        "by": {"person": by.person, "department": by.department, "at": by.at} if by else None,
        **told,
    }


def _dropped(line: Dropped) -> Json:
    return {
        "quote": line.quote,
        "source": {"note": line.source.note, "line": line.source.line},
        "reason": line.reason,
    }


def findings_shown(work: Work, section: str | None = None) -> list[Json]:
    """The findings, of one section if named; an ignored one stays with its reason."""
    reasons = {one.finding: one.reason for one in work.ignored}
    return [
        {
            "id": finding_id,
            "kind": finding.kind,
            "severity": finding.severity.value,
            "section": finding.section,
            "quote": finding.quote,
            "says": finding.says,
            "suggest": finding.suggest,
            "ignored": finding_id in reasons,
            "reason": reasons.get(finding_id, ""),
        }
        for finding_id, finding in named_findings(work.findings)
        if section in (None, finding.section)
    ]


def message_shown(message: Message) -> Json:
    return {"role": message.role, "content": message.content, "options": list(message.options)}


def line_shown(line: WorkLine, genres: Mapping[str, Genre]) -> Json:
    """A draft in the list of drafts; its title is made up where it has none yet."""
    entry, genre = line.entry, genres[line.entry.genre]
    made = genre.title.format(unit=entry.unit or NO_UNIT, year=entry.year, span=f"{entry.year}年度")
    return {
        "id": line.id,
        "title": entry.title or line.title or made,
        "unit": entry.unit,
        "year": entry.year,
        "genre": entry.genre,
        "genre_name": genre.name,
        "state": line.progress.state.value,
        "status": line.progress.status,
        "updated": line.updated,
        "archived": line.archived,
    }
