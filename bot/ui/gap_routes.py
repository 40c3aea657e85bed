"""The gaps of a draft over HTTP: each call answers {says, snapshot}, the downloads a file.

POST   /api/drafts/{id}/ask                  {question}         an open question is put in the chat
POST   /api/drafts/{id}/last-year            a file             the draft is held against this report
DELETE /api/drafts/{id}/last-year
GET    …/last-year/library                   {name}             the unit's own report on the year before, or null
POST   …/last-year/library                                      the draft is held against that one
PUT    …/promises/{key}/facts/{fact}         {holds}            a person ties a fact to a promise, or unties it
PUT    …/not-applicable/{item}               {applies}          不涉及, or that mark taken off
POST   …/guide                               a file             the unit's local guide, .xlsx or .yaml
DELETE …/guide
GET    /api/guide                                               the empty guide, .xlsx
PUT    …/departments                         {names}
PUT    …/allotted                            {key, department}
GET    …/form                                                   the 素材报送表, .xlsx
"""

from pathlib import PurePath
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, File, Request, Response, UploadFile
from pydantic import BaseModel, Field

from bot.conversation.desk import Desk
from bot.ui.owner import owner_of
from bot.ui.rule_routes import EXCEL

Json = dict[str, Any]
Upload = Annotated[UploadFile, File()]


class Holds(BaseModel):
    holds: bool


class Applies(BaseModel):
    applies: bool


class Asked(BaseModel):
    question: str


class Names(BaseModel):
    names: list[str] = Field(max_length=200)


class Allotted(BaseModel):
    key: str
    department: str


def build_gap_routes(desk: Desk) -> APIRouter:
    router = APIRouter()
    _add_last_year(router, desk)
    _add_guide(router, desk)
    _add_form(router, desk)
    return router


def _add_last_year(router: APIRouter, desk: Desk) -> None:
    path = "/api/drafts/{draft_id}"

    @router.post(path + "/ask")
    def ask(request: Request, draft_id: str, what: Asked) -> Json:
        desk.gaps.ask(owner_of(request), draft_id, what.question)
        return _told(desk, request, draft_id)

    @router.post(path + "/last-year")
    def take_last_year(request: Request, draft_id: str, file: Upload) -> Json:
        says = desk.gaps.take_last_year(
            owner_of(request), draft_id, file.filename or "", file.file.read(desk.largest_file + 1)
        )
        return _told(desk, request, draft_id, says)

    @router.get(path + "/last-year/library")
    def in_library(request: Request, draft_id: str) -> Json:
        found = desk.gaps.in_library(owner_of(request), draft_id)
        return {"name": found[0] if found else None}

    @router.post(path + "/last-year/library")
    def take_from_library(request: Request, draft_id: str) -> Json:
        return _told(desk, request, draft_id, desk.gaps.take_from_library(owner_of(request), draft_id))

    @router.delete(path + "/last-year")
    def drop_last_year(request: Request, draft_id: str) -> Json:
        desk.gaps.drop_last_year(owner_of(request), draft_id)
        return _told(desk, request, draft_id)

    @router.put(path + "/promises/{key}/facts/{fact_id}")
    def tie(request: Request, draft_id: str, key: str, fact_id: str, how: Holds) -> Json:
        desk.gaps.tie(owner_of(request), draft_id, key, fact_id, how.holds)
        return _told(desk, request, draft_id)

    @router.put(path + "/not-applicable/{item}")
    def mark(request: Request, draft_id: str, item: str, how: Applies) -> Json:
        desk.gaps.mark(owner_of(request), draft_id, item, how.applies)
        return _told(desk, request, draft_id)


def _add_guide(router: APIRouter, desk: Desk) -> None:
    @router.get("/api/guide")
    def empty_guide() -> Response:
        return _file("本单位指引.xlsx", desk.gaps.empty_guide())

    @router.post("/api/drafts/{draft_id}/guide")
    def take_guide(request: Request, draft_id: str, file: Upload) -> Json:
        name, data = PurePath(file.filename or "指引").name, file.file.read(desk.largest_file + 1)
        return _told(desk, request, draft_id, desk.gaps.take_guide(owner_of(request), draft_id, name, data))

    @router.delete("/api/drafts/{draft_id}/guide")
    def drop_guide(request: Request, draft_id: str) -> Json:
        desk.gaps.drop_guide(owner_of(request), draft_id)
        return _told(desk, request, draft_id)


def _add_form(router: APIRouter, desk: Desk) -> None:
    @router.put("/api/drafts/{draft_id}/departments")
    def departments(request: Request, draft_id: str, named: Names) -> Json:
        return _told(desk, request, draft_id, desk.gaps.name_departments(owner_of(request), draft_id, named.names))

    @router.put("/api/drafts/{draft_id}/allotted")
    def allot(request: Request, draft_id: str, to: Allotted) -> Json:
        desk.gaps.allot(owner_of(request), draft_id, to.key, to.department)
        return _told(desk, request, draft_id)

    @router.get("/api/drafts/{draft_id}/form")
    def form(request: Request, draft_id: str) -> Response:
        return _file(*desk.gaps.form(owner_of(request), draft_id))


def _told(desk: Desk, request: Request, draft_id: str, says: str = "") -> Json:
    return {"says": says, "snapshot": desk.snapshot(owner_of(request), draft_id)}


def _file(name: str, held: bytes) -> Response:
    return Response(
        held, media_type=EXCEL, headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    )
