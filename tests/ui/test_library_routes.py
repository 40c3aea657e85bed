"""Past reports over HTTP: what a person uploads is that person's own, from the upload to the search."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.library.library import Library
from bot.ui.server import build_api
from tests.desk_fakes import World, open_world
from tests.library.conftest import *  # noqa: F403 (the library of a test)

ASKED = "到期单位移交档案"


@pytest.fixture
def world(tmp_path: Path, library: Library) -> Iterator[World]:
    world = open_world(tmp_path, library=lambda: library)
    world.desk.past_reports.late.open_in_background()
    world.desk.past_reports.late.wait(60)
    yield world
    world.desk.past_reports.late.close()
    world.desk.close()


@pytest.fixture
def person(world: World) -> Callable[[], TestClient]:
    return lambda: TestClient(build_api(world.desk))


def uploaded(client: TestClient, world: World, name: str, data: bytes) -> dict[str, Any]:
    """What became of a file."""
    client.post("/api/library/files", files={"file": (name, data)})
    world.desk.past_reports.late.wait(60)
    found: dict[str, Any] = client.get("/api/library").json()["uploads"]["files"][-1]
    return found


def test_an_upload_is_told_shown_found_put_right_and_removed(
    person: Callable[[], TestClient], world: World, archive: str
) -> None:
    zhang = person()

    came = uploaded(zhang, world, r"C:\报告\档案局.txt", archive.encode())
    report = f"/api/library/reports/{came['report']['id']}"
    found = zhang.post("/api/library/search", json={"text": ASKED}).json()["matches"][0]
    changed = zhang.patch(report, json={"year": 2023, "roles": {"一、主要举措和成效": "plans"}}).json()
    again = zhang.patch(report, json={"unit": "青螺区档案馆"}).json()
    left = zhang.delete(report).json()

    assert (came["name"], came["state"], came["report"]["unit"]) == ("档案局.txt", "kept", "青螺区档案局")
    assert came["report"]["own"]
    assert (found["report"], found["unit"]) == (came["report"]["id"], "青螺区档案局")
    assert (changed["year"], changed["sections"][1]["role"]) == (2023, "plans")
    assert (again["unit"], again["year"], again["sections"][1]["role"]) == ("青螺区档案馆", 2023, "plans")
    assert [one["unit"] for one in left["reports"]] == ["苇岸区粮食和物资储备局"]
    assert left["uploads"]["files"][0]["report"] is None


def test_another_person_sees_nothing_of_it(person: Callable[[], TestClient], world: World, archive: str) -> None:
    zhang, li = person(), person()

    came = uploaded(zhang, world, "档案局.txt", archive.encode())
    report = f"/api/library/reports/{came['report']['id']}"

    assert li.get("/api/library").json()["uploads"] == {"counts": {}, "files": []}
    assert [one["sample"] for one in li.get("/api/library").json()["reports"]] == [True]
    assert {li.get(report).status_code, li.delete(report).status_code, li.patch(report, json={}).status_code} == {404}
    matches = li.post("/api/library/search", json={"text": ASKED}).json()["matches"]
    assert "青螺区档案局" not in {one["unit"] for one in matches}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"roles": {"没有的标题": "plans"}}, "没有找到"),
        ({"year": 1066}, "年份"),
        ({"genre": "诗"}, "还不会写"),
        ({"roles": {"一": "序"}}, "章节类别"),
        ({"unit": "局" * 61}, "60字"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    person: Callable[[], TestClient], world: World, archive: str, change: dict[str, Any], says: str
) -> None:
    zhang = person()
    came = uploaded(zhang, world, "档案局.txt", archive.encode())

    answer = zhang.patch(f"/api/library/reports/{came['report']['id']}", json=change)

    assert answer.status_code == 400
    assert says in answer.json()["error"]


def test_an_empty_search_and_a_sample_are_refused_in_a_sentence(person: Callable[[], TestClient]) -> None:
    zhang = person()
    sample = zhang.get("/api/library").json()["reports"][0]["id"]

    assert "要找什么" in zhang.post("/api/library/search", json={"text": " "}).json()["error"]
    assert "不能移除" in zhang.delete(f"/api/library/reports/{sample}").json()["error"]


def test_the_index_is_made_anew_only_from_the_machine_it_is_on(person: Callable[[], TestClient], world: World) -> None:
    zhang = person()

    far = zhang.post("/api/library/rebuild", headers={"x-forwarded-for": "10.0.0.8"})
    here = zhang.post("/api/library/rebuild")

    assert (far.status_code, here.status_code) == (400, 200)
    assert "装有述法的那台机器" in far.json()["error"]


def test_before_the_library_is_open_uploads_wait_and_that_is_said(tmp_path: Path) -> None:
    world = open_world(tmp_path)
    zhang = TestClient(build_api(world.desk))

    came = zhang.post("/api/library/files", files={"file": ("a.txt", "甲".encode())}).json()
    search = zhang.post("/api/library/search", json={"text": "普法"})

    assert came["counts"] == {"waiting": 1}
    assert (search.status_code, search.json()["error"]) == (423, "范文库正在打开，请过几秒再试。")
    assert zhang.post("/api/library/uploads/stop").json()["uploads"]["counts"] == {"stopped": 1}
    assert zhang.post("/api/library/uploads/go-on").json()["uploads"]["counts"] == {"waiting": 1}
