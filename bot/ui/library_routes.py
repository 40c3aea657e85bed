"""The past reports over HTTP; what a person uploads is that person's own.

The index is everybody's: it is made anew only by who runs the installation.

GET    /api/library                                   {progress, says, reports, uploads}, see conversation.past_reports
POST   /api/library/files              multipart file {counts, files}: it waits to be taken in
POST   /api/library/uploads/stop | go-on | clear      as GET /api/library
POST   /api/library/rebuild                           as GET /api/library
POST   /api/library/search             {text, genre?} {matches, says}
GET    /api/library/reports/{id}                      the report with its sections
PATCH  /api/library/reports/{id}       {unit?, year?, genre?, roles?: {heading: role}}   the report as it is now
DELETE /api/library/reports/{id}                      as GET /api/library
"""

from typing import Annotated, Any

from fastapi import APIRouter, File, Request, UploadFile
from pydantic import BaseModel, Field

from bot.conversation.past_reports import PastReports
from bot.errors import BadInput
from bot.ui.owner import from_this_machine, owner_of

Json = dict[str, Any]
ONLY_HERE = "索引是大家共用的，只能在装有述法的那台机器上重建，或请管理员重新启动。"


class Corrected(BaseModel):
    unit: str | None = None
    year: int | None = None
    genre: str | None = None
    roles: dict[str, str] | None = Field(default=None, max_length=100)


class Asked(BaseModel):
    text: str
    genre: str | None = None


def build_library_routes(past: PastReports) -> APIRouter:
    router = APIRouter(prefix="/api/library")
    _add_uploads(router, past)
    _add_reports(router, past)
    return router


def _add_uploads(router: APIRouter, past: PastReports) -> None:
    @router.post("/files")
    def upload(request: Request, file: Annotated[UploadFile, File()]) -> Json:
        # One byte more than allowed is enough to know that a file is too large.
        return past.upload(owner_of(request), file.filename or "", file.file.read(past.largest_file + 1))

    @router.post("/uploads/stop")
    def stop(request: Request) -> Json:
        return past.stop(owner_of(request))

    @router.post("/uploads/go-on")
    def go_on(request: Request) -> Json:
        return past.go_on(owner_of(request))

    @router.post("/uploads/clear")
    def clear(request: Request) -> Json:
        return past.clear(owner_of(request))


def _add_reports(router: APIRouter, past: PastReports) -> None:
    @router.get("")
    def overview(request: Request) -> Json:
        return past.overview(owner_of(request))

    @router.post("/rebuild")
    def rebuild(request: Request) -> Json:
        if not from_this_machine(request):
            raise BadInput(ONLY_HERE)
        return past.rebuild(owner_of(request))

    @router.post("/search")
    def search(request: Request, asked: Asked) -> Json:
        return past.search(owner_of(request), asked.text, asked.genre)

    @router.get("/reports/{report_id}")
    def report(request: Request, report_id: str) -> Json:
        return past.report(owner_of(request), report_id)

    @router.patch("/reports/{report_id}")
    def correct(request: Request, report_id: str, change: Corrected) -> Json:
        return past.correct(owner_of(request), report_id, change.model_dump(exclude_none=True))

    @router.delete("/reports/{report_id}")
    def remove(request: Request, report_id: str) -> Json:
        return past.remove(owner_of(request), report_id)
