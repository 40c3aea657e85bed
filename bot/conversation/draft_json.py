"""A draft and its findings as JSON values, in the shape that measurements run on."""

from typing import Any

from bot.domain.draft import Draft, Finding
from bot.domain.facts import Fact


def draft_json(draft: Draft) -> dict[str, Any]:
    """{title, unit, year, genre, writer, addressee, signoff, sections, facts, dropped, findings, questions}."""
    return {
        "title": draft.title,
        "unit": draft.brief.unit,
        "year": draft.brief.year,
        "genre": draft.brief.genre.id,
        "writer": draft.writer.value,
        "addressee": draft.addressee,
        "signoff": {"unit": draft.signoff_unit, "date": draft.signoff_date},
        "sections": [
            {
                "id": section.id,
                "role": section.role.value,
                "heading": section.heading,
                "text": section.text,
                "sentences": [{"text": one.text, "facts": list(one.facts)} for one in section.sentences],
            }
            for section in draft.sections
        ],
        "facts": [fact_json(fact) for fact in draft.sheet.facts],
        "dropped": [{"quote": one.quote, "reason": one.reason} for one in draft.sheet.dropped],
        "findings": [finding_json(finding) for finding in draft.findings],
        "questions": [{"id": one.id, "about": one.about, "text": one.text} for one in draft.questions],
    }


def fact_json(fact: Fact) -> dict[str, Any]:
    return {"id": fact.id, "quote": fact.quote, "section": fact.section, "status": fact.status.value}


def finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "severity": finding.severity.value,
        "section": finding.section,
        "quote": finding.quote,
        "says": finding.says,
        "suggest": finding.suggest,
    }
