"""Which model writes, over HTTP: seen by everybody, changed and tried by whoever runs the installation.

    GET    /api/model                           {says, name, host, outside, fixed, may_change, base_url?, has_key?}
    PUT    /api/model      {name, base_url, key?}    the same, with that model in force; without a key: as it was
    DELETE /api/model                           the same, by rule from now on
    GET    /api/model/found                     [{program, base_url, models}]: servers on this machine
    POST   /api/model/test {name, base_url, key?}    [{what, passed, says}]
    GET    /api/model/requests                  what was sent on this person's behalf, newest first
    GET    /api/model/record                    the same, .xlsx

The model holds for everybody, so it is changed only from the machine that runs the program. The key goes in, never out.
"""

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from bot.conversation.desk import Desk
from bot.errors import BadInput
from bot.ui.owner import from_this_machine, owner_of
from bot.ui.rule_routes import EXCEL

ONLY_HERE = "模型对所有人生效，只能在装有述法的那台机器上设置，或请管理员写在 .env 里。"


class Address(BaseModel):
    name: str
    base_url: str = ""
    key: str | None = None


def build_model_routes(desk: Desk) -> APIRouter:
    router = APIRouter(prefix="/api/model")
    _add_setup(router, desk)
    _add_record(router, desk)
    return router


def _add_setup(router: APIRouter, desk: Desk) -> None:
    @router.get("")
    def shown(request: Request) -> dict[str, Any]:
        return desk.models.shown(from_this_machine(request))

    @router.put("")
    def choose(request: Request, address: Address) -> dict[str, Any]:
        _only_here(request)
        desk.models.choose(address.name, address.base_url, address.key)
        return desk.models.shown(may_change=True)

    @router.delete("")
    def forget(request: Request) -> dict[str, Any]:
        _only_here(request)
        desk.models.forget()
        return desk.models.shown(may_change=True)

    @router.get("/found")
    def found(request: Request) -> list[dict[str, Any]]:
        return desk.models.found() if from_this_machine(request) else []

    @router.post("/test")
    def tried(request: Request, address: Address) -> list[dict[str, Any]]:
        _only_here(request)
        return desk.models.tried(address.name, address.base_url, address.key)


def _add_record(router: APIRouter, desk: Desk) -> None:
    @router.get("/requests")
    def requests(request: Request) -> list[dict[str, Any]]:
        return desk.models.requests(owner_of(request))

    @router.get("/record")
    def record(request: Request) -> Response:
        name, held = desk.models.record(owner_of(request))
        named = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        return Response(held, media_type=EXCEL, headers=named)


def _only_here(request: Request) -> None:
    if not from_this_machine(request):
        raise BadInput(ONLY_HERE)
