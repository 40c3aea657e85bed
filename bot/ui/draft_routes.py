"""Whole drafts over HTTP: found again, put away, copied; and what was done to one, taken back.

GET  /api/drafts?words=…                              [{id, title, unit, year, genre, genre_name, state, updated, archived}]
POST …/archive                         {archived}     {"ok": true}
POST …/copies                          {genre} or {next_year: true}   {id, starts}
POST …/undo                            {again?}       {says, snapshot}
POST …/continue                                       {"ok": true, "says": 一句}: what is not written yet
"""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from bot.conversation import order_replies, replies
from bot.conversation.desk import Desk
from bot.errors import BadInput
from bot.ui.owner import owner_of

Json = dict[str, Any]
LONGEST_SEARCH = 200


class Archived(BaseModel):
    archived: bool


class Copy(BaseModel):
    genre: str | None = None
    next_year: bool = False


class Again(BaseModel):
    again: bool = False


def build_draft_routes(desk: Desk) -> APIRouter:
    router = APIRouter()

    @router.get("/api/drafts")
    def drafts(request: Request, words: Annotated[str, Query(max_length=LONGEST_SEARCH)] = "") -> list[Json]:
        return desk.list.lines(owner_of(request), words)

    @router.post("/api/drafts/{draft_id}/archive")
    def archive(request: Request, draft_id: str, how: Archived) -> Json:
        desk.list.archive(owner_of(request), draft_id, how.archived)
        return {"ok": True}

    @router.post("/api/drafts/{draft_id}/copies")
    def copy(request: Request, draft_id: str, wanted: Copy) -> Json:
        if wanted.next_year:
            return {"id": desk.copies.next_year(owner_of(request), draft_id), "starts": False}
        if wanted.genre is None:
            raise BadInput(replies.COPY_AS_WHAT)
        new, starts = desk.copies.another(owner_of(request), draft_id, wanted.genre)
        return {"id": new, "starts": starts}

    @router.post("/api/drafts/{draft_id}/undo")
    def undo(request: Request, draft_id: str, how: Again) -> Json:
        owner = owner_of(request)
        what = desk.undoing.turn(owner, draft_id, how.again)
        says = order_replies.redone(what) if how.again else order_replies.undone(what)
        return {"says": says, "snapshot": desk.snapshot(owner, draft_id)}

    @router.post("/api/drafts/{draft_id}/continue")
    def go_on(request: Request, draft_id: str) -> Json:
        return {"ok": True, "says": desk.go_on(owner_of(request), draft_id)}

    return router
