"""The HTTP interface that the page's document pane feeds on. JSON in, JSON out; errors are {"error": "一句中文"}.
`draft_routes` and `rule_routes` list more.

    GET    /healthz                                       {"status": "ok"}
    GET    /api/genres                                    [{id, name}]
    POST   /api/drafts                     {unit, year, genre}          snapshot (all three may be left out)
    GET    /api/drafts/{id}                               snapshot, see bot.conversation.snapshot
    PATCH  /api/drafts/{id}                {unit?, year?, genre?, title?, signoff_unit?, signoff_date?, addressee?}
    DELETE /api/drafts/{id}                               {"ok": true}
    GET    /api/drafts/{id}/events?after=N                {last, events: [{id, kind, …}]}
    POST   /api/drafts/{id}/messages       {text}         {messages: [{role, content, options: [一句]}]}
    POST   /api/drafts/{id}/files          multipart file {messages, facts}
    POST   /api/drafts/{id}/start          {sections?}    {"ok": true, "says": 一句}
    POST   /api/drafts/{id}/stop                          {"ok": true}
    PUT    …/sections/{sid}                {text, revision}  {revision, sentences, findings}; 409 {error, text, revision}
    POST   …/sections/{sid}/rewrite        {wish?}        {"ok": true, "says": 一句}
    POST   …/sections/{sid}/lock           {locked}       {locked, state}
    GET    …/sections/{sid}/revisions                     [{revision, text, author, at}], newest first
    POST   …/sections/{sid}/restore        {revision}     {revision, text, sentences, findings}
    PATCH  …/facts/{fid}                   {text?, status?, section?}   snapshot
    POST   …/conflicts/settle              {facts, quote} snapshot
    POST   …/findings/{id}/ignore          {reason}       snapshot
    DELETE …/findings/{id}/ignore                         snapshot
    …                                                     last year, guide, departments: see bot.ui.gap_routes
    GET    …/record                                       the findings and what was ignored, .xlsx
    POST   …/export                        {edition}      {name, url, warnings}
    GET    …/exports/{name}                               the .docx

Kinds of event and their fields, beside id and kind:
    start {total, sections: [id]} · section_start {section} · text {section, text: a piece}
    section_end {section, text, state, revision, author, sentences} · done {status} · failed {error}
    facts {count} · saved {section, text, state, locked, revision, author} · message {role} · brief {}
    findings {count} · exported {name, url}
"""

from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, File, Query, Request, UploadFile
from fastapi.responses import FileResponse, Response
from pydantic import BaseModel

from bot.conversation.desk import Desk
from bot.ui.draft_routes import build_draft_routes
from bot.ui.gap_routes import build_gap_routes
from bot.ui.library_routes import build_library_routes
from bot.ui.model_routes import build_model_routes
from bot.ui.owner import owner_of
from bot.ui.rule_routes import EXCEL, build_rule_routes

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Json = dict[str, Any]


class NewDraft(BaseModel):
    unit: str = ""
    year: int | None = None
    genre: str | None = None


class BriefChange(BaseModel):
    unit: str | None = None
    year: int | None = None
    genre: str | None = None
    title: str | None = None
    addressee: str | None = None
    signoff_unit: str | None = None
    signoff_date: str | None = None


class Text(BaseModel):
    text: str


class Sections(BaseModel):
    sections: list[str] | None = None


class SectionText(BaseModel):
    text: str
    revision: int


class Lock(BaseModel):
    locked: bool


class Wish(BaseModel):
    wish: str = ""


class RevisionNumber(BaseModel):
    revision: int


class FactChange(BaseModel):
    text: str | None = None
    status: str | None = None
    section: str | None = None


class Choice(BaseModel):
    facts: list[str]
    quote: str


class Reason(BaseModel):
    reason: str = ""


class Edition(BaseModel):
    edition: str = "comment"


def build_routes(desk: Desk) -> APIRouter:
    """All routes, on one desk."""
    router = APIRouter()
    _add_drafts(router, desk)
    _add_chat(router, desk)
    _add_sections(router, desk)
    _add_facts_and_findings(router, desk)
    _add_export(router, desk)
    router.include_router(build_draft_routes(desk))
    router.include_router(build_rule_routes(desk))
    router.include_router(build_gap_routes(desk))
    router.include_router(build_library_routes(desk.past_reports))
    router.include_router(build_model_routes(desk))
    return router


def _add_drafts(router: APIRouter, desk: Desk) -> None:
    @router.get("/healthz")
    def healthz() -> Json:
        return {"status": "ok"}

    @router.get("/api/genres")
    def genres() -> list[Json]:
        return desk.genres()

    @router.post("/api/drafts")
    def open_draft(request: Request, new: NewDraft) -> Json:
        owner = owner_of(request)
        return desk.snapshot(owner, desk.open_draft(owner, new.unit, new.year, new.genre))

    @router.get("/api/drafts/{draft_id}")
    def snapshot(request: Request, draft_id: str) -> Json:
        return desk.snapshot(owner_of(request), draft_id)

    @router.patch("/api/drafts/{draft_id}")
    def change_brief(request: Request, draft_id: str, change: BriefChange) -> Json:
        desk.bench.change_brief(owner_of(request), draft_id, change.model_dump(exclude_none=True))
        return desk.snapshot(owner_of(request), draft_id)

    @router.delete("/api/drafts/{draft_id}")
    def delete(request: Request, draft_id: str) -> Json:
        desk.delete(owner_of(request), draft_id)
        return {"ok": True}

    @router.get("/api/drafts/{draft_id}/events")
    def events(request: Request, draft_id: str, after: Annotated[int, Query(ge=0, lt=2**62)] = 0) -> Json:
        return desk.events(owner_of(request), draft_id, after)


def _add_chat(router: APIRouter, desk: Desk) -> None:
    @router.post("/api/drafts/{draft_id}/messages")
    def reply(request: Request, draft_id: str, message: Text) -> Json:
        return {"messages": desk.converse(owner_of(request), draft_id, message.text)}

    @router.post("/api/drafts/{draft_id}/files")
    def add_file(request: Request, draft_id: str, file: Annotated[UploadFile, File()]) -> Json:
        # One byte more than allowed is enough to know that a file is too large.
        data = file.file.read(desk.largest_file + 1)
        messages = desk.add_file(owner_of(request), draft_id, file.filename or "", data)
        return {"messages": messages, "facts": desk.snapshot(owner_of(request), draft_id)["facts"]}

    @router.post("/api/drafts/{draft_id}/start")
    def start(request: Request, draft_id: str, what: Sections) -> Json:
        return {"ok": True, "says": desk.start(owner_of(request), draft_id, what.sections)}

    @router.post("/api/drafts/{draft_id}/stop")
    def stop(request: Request, draft_id: str) -> Json:
        desk.stop(owner_of(request), draft_id)
        return {"ok": True}


def _add_sections(router: APIRouter, desk: Desk) -> None:
    path = "/api/drafts/{draft_id}/sections/{section_id}"

    @router.put(path)
    def save(request: Request, draft_id: str, section_id: str, edit: SectionText) -> Json:
        return desk.sections.save(owner_of(request), draft_id, section_id, edit.text, edit.revision)

    @router.post(path + "/rewrite")
    def rewrite(request: Request, draft_id: str, section_id: str, how: Wish | None = None) -> Json:
        wish = how.wish if how else ""
        return {"ok": True, "says": desk.sections.rewrite(owner_of(request), draft_id, section_id, wish)}

    @router.post(path + "/lock")
    def lock(request: Request, draft_id: str, section_id: str, change: Lock) -> Json:
        return desk.sections.lock(owner_of(request), draft_id, section_id, change.locked)

    @router.get(path + "/revisions")
    def revisions(request: Request, draft_id: str, section_id: str) -> list[Json]:
        return desk.sections.revisions(owner_of(request), draft_id, section_id)

    @router.post(path + "/restore")
    def restore(request: Request, draft_id: str, section_id: str, what: RevisionNumber) -> Json:
        return desk.sections.restore(owner_of(request), draft_id, section_id, what.revision)


def _add_facts_and_findings(router: APIRouter, desk: Desk) -> None:
    @router.patch("/api/drafts/{draft_id}/facts/{fact_id}")
    def change_fact(request: Request, draft_id: str, fact_id: str, change: FactChange) -> Json:
        desk.bench.change_fact(owner_of(request), draft_id, fact_id, change.model_dump(exclude_none=True))
        return desk.snapshot(owner_of(request), draft_id)

    @router.post("/api/drafts/{draft_id}/conflicts/settle")
    def settle(request: Request, draft_id: str, choice: Choice) -> Json:
        desk.bench.settle(owner_of(request), draft_id, choice.facts, choice.quote)
        return desk.snapshot(owner_of(request), draft_id)

    @router.post("/api/drafts/{draft_id}/findings/{finding_id}/ignore")
    def ignore(request: Request, draft_id: str, finding_id: str, why: Reason) -> Json:
        desk.bench.ignore_finding(owner_of(request), draft_id, finding_id, why.reason)
        return desk.snapshot(owner_of(request), draft_id)

    @router.delete("/api/drafts/{draft_id}/findings/{finding_id}/ignore")
    def heed(request: Request, draft_id: str, finding_id: str) -> Json:
        desk.bench.heed_finding(owner_of(request), draft_id, finding_id)
        return desk.snapshot(owner_of(request), draft_id)

    @router.get("/api/drafts/{draft_id}/record")
    def record(request: Request, draft_id: str) -> Response:
        name, held = desk.record(owner_of(request), draft_id)
        told = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        return Response(held, media_type=EXCEL, headers=told)


def _add_export(router: APIRouter, desk: Desk) -> None:
    @router.post("/api/drafts/{draft_id}/export")
    def export(request: Request, draft_id: str, what: Edition) -> Json:
        return desk.exports.write(owner_of(request), draft_id, what.edition)

    @router.get("/api/drafts/{draft_id}/exports/{name}")
    def exported(request: Request, draft_id: str, name: str) -> FileResponse:
        path: Path = desk.exports.path(owner_of(request), draft_id, name)
        return FileResponse(path, media_type=WORD, filename=path.name)
