"""The rules of wording over HTTP: taken away as a workbook, brought back by whoever runs the installation.

    GET  /api/rules                                     the workbook, .xlsx
    POST /api/drafts/{id}/rules      a file             {says, snapshot}: in force, the draft checked by them

Rules hold for everybody who uses the installation, so they are taken in only from the machine it runs on.
"""

from typing import Annotated, Any

from fastapi import APIRouter, File, Request, Response, UploadFile

from bot.conversation.desk import Desk
from bot.conversation.rule_book import LARGEST
from bot.errors import BadInput
from bot.ui.owner import from_this_machine, owner_of

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ONLY_HERE = "规则表对所有人生效，只能在装有述法的那台机器上导入，或请管理员运行 python -m bot rules import 文件名。"


def build_rule_routes(desk: Desk) -> APIRouter:
    router = APIRouter()

    @router.get("/api/rules")
    def exported() -> Response:
        named = {"content-disposition": "attachment; filename*=UTF-8''%E8%A7%84%E5%88%99%E8%A1%A8.xlsx"}
        return Response(desk.rules.exported(), media_type=EXCEL, headers=named)

    @router.post("/api/drafts/{draft_id}/rules")
    def taken_in(request: Request, draft_id: str, file: Annotated[UploadFile, File()]) -> dict[str, Any]:
        if not from_this_machine(request):
            raise BadInput(ONLY_HERE)
        says = desk.take_in_rules(owner_of(request), draft_id, file.file.read(LARGEST + 1))
        return {"says": says, "snapshot": desk.snapshot(owner_of(request), draft_id)}

    return router
