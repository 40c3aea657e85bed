"""Domain values as JSON and back, field by field, so that a stored draft can be read by a later version."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.domain.changes import Change, Turned
from bot.domain.draft import Finding, Question, Sentence, Severity
from bot.domain.facts import BriefFields, Conflict, Dropped, Fact, FactSheet, FactStatus, Mention, Source
from bot.domain.genre import Role
from bot.domain.work import BriefEntry, FactEdit

Json = dict[str, Any]


def sheet_json(sheet: FactSheet) -> Json:
    """The sheet without its notes, which have a table of their own."""
    fields = sheet.fields
    return {
        "facts": [_fact_json(fact) for fact in sheet.facts],
        "dropped": [
            {"quote": line.quote, "source": _source_json(line.source), "reason": line.reason} for line in sheet.dropped
        ],
        "conflicts": [
            {"facts": list(clash.facts), "quotes": list(clash.quotes), "thing": clash.thing}
            for clash in sheet.conflicts
        ],
        "fields": {
            "title": fields.title,
            "addressee": fields.addressee,
            "signoff_unit": fields.signoff_unit,
            "signoff_date": fields.signoff_date,
            "first_person": fields.first_person,
        },
    }


def read_sheet(data: Mapping[str, Any]) -> FactSheet:
    """The sheet again; an empty object is an empty sheet."""
    return FactSheet(
        facts=tuple(_read_fact(fact) for fact in data.get("facts", ())),
        dropped=tuple(
            Dropped(line["quote"], _read_source(line["source"]), line["reason"]) for line in data.get("dropped", ())
        ),
        conflicts=tuple(
            Conflict(tuple(clash["facts"]), tuple(clash["quotes"]), clash["thing"])
            for clash in data.get("conflicts", ())
        ),
        fields=BriefFields(**data.get("fields", {})),
    )


def _source_json(source: Source) -> Json:
    return {"note": source.note, "line": source.line}


def _read_source(data: Mapping[str, Any]) -> Source:
    return Source(data["note"], data["line"])


def _fact_json(fact: Fact) -> Json:
    """Without what is empty: a sheet of thousands is written at each message."""
    seldom = {
        "zone": fact.zone,
        "label": fact.label,
        "part": fact.part,
        "row": [list(cell) for cell in fact.row],
        "section": fact.section,
        "also": [{"quote": one.quote, "source": _source_json(one.source)} for one in fact.also],
        "replaced_by": fact.replaced_by,
    }
    return {
        "id": fact.id,
        "quote": fact.quote,
        "text": fact.text,
        "source": _source_json(fact.source),
        "status": fact.status,
    } | {name: value for name, value in seldom.items() if value}


def _read_fact(data: Mapping[str, Any]) -> Fact:
    return Fact(
        id=data["id"],
        quote=data["quote"],
        text=data["text"],
        source=_read_source(data["source"]),
        zone=Role(data["zone"]) if data.get("zone") else None,
        label=data.get("label", ""),
        part=data.get("part", ""),
        row=tuple((cell[0], cell[1]) for cell in data.get("row", ())),
        section=data.get("section"),
        status=FactStatus(data["status"]),
        also=tuple(Mention(one["quote"], _read_source(one["source"])) for one in data.get("also", ())),
        replaced_by=data.get("replaced_by"),
    )


def edit_json(edit: FactEdit) -> Json:
    return {
        "note": edit.note,
        "line": edit.line,
        "quote": edit.quote,
        "text": edit.text,
        "status": edit.status,
        "section": edit.section,
    }


def read_edit(data: Mapping[str, Any]) -> FactEdit:
    status = FactStatus(data["status"]) if data["status"] else None
    return FactEdit(data["note"], data["line"], data["quote"], data["text"], status, data["section"])


def sentence_json(sentence: Sentence) -> Json:
    return {"text": sentence.text, "facts": list(sentence.facts)}


def read_sentence(data: Mapping[str, Any]) -> Sentence:
    return Sentence(data["text"], tuple(data["facts"]))


def finding_json(finding: Finding) -> Json:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "section": finding.section,
        "quote": finding.quote,
        "says": finding.says,
        "suggest": finding.suggest,
    }


def read_finding(data: Mapping[str, Any]) -> Finding:
    severity = Severity(data["severity"])
    return Finding(data["kind"], severity, data["section"], data["quote"], data["says"], data["suggest"])


def question_json(question: Question) -> Json:
    return {"id": question.id, "about": question.about, "text": question.text}


def read_question(data: Mapping[str, Any]) -> Question:
    return Question(data["id"], data["about"], data["text"])


def change_json(change: Change) -> Json:
    """Only what the change touched."""
    touched: Json = {"turned": [asdict(turned) for turned in change.turned]}
    if change.edits is not None:
        touched["edits"] = [edit_json(edit) for edit in change.edits]
    if change.entry is not None:
        touched["entry"] = asdict(change.entry)
    if change.not_applicable is not None:
        touched["not_applicable"] = list(change.not_applicable)
    return touched | {"note": change.note}


def read_change(says: str, data: Mapping[str, Any]) -> Change:
    edits, matters = data.get("edits"), data.get("not_applicable")
    return Change(
        says,
        edits=tuple(read_edit(edit) for edit in edits) if edits is not None else None,
        entry=BriefEntry(**data["entry"]) if "entry" in data else None,
        not_applicable=tuple(matters) if matters is not None else None,
        note=data["note"],
        turned=tuple(Turned(**turned) for turned in data["turned"]),
    )
