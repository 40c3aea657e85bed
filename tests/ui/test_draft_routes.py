"""Whole drafts over HTTP: found, put away, copied; what was done, taken back; what is left, written."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.ui.server import build_api
from tests.desk_fakes import World

Json = dict[str, Any]


@pytest.fixture
def zhang(world: World) -> Iterator[TestClient]:
    with TestClient(build_api(world.desk)) as client:
        yield client


@pytest.fixture
def li(world: World) -> TestClient:
    return TestClient(build_api(world.desk))


def opened(client: TestClient, unit: str = "云屏区司法局", *material: str) -> str:
    answer = client.post("/api/drafts", json={"unit": unit, "year": 2025, "genre": "annual_report"})
    draft = f"/api/drafts/{answer.json()['id']}"
    for text in material:
        client.post(f"{draft}/messages", json={"text": text})
    return draft


def written(client: TestClient, world: World, draft: str) -> str:
    client.post(f"{draft}/start", json={})
    world.desk.wait(draft.rpartition("/")[2])
    return draft


def found(client: TestClient, words: str) -> list[str]:
    return [line["unit"] for line in client.get("/api/drafts", params={"words": words}).json()]


def texts(client: TestClient, draft: str) -> dict[str, str]:
    return {one["id"]: one["text"] for one in client.get(draft).json()["sections"]}


def test_drafts_are_found_by_unit_year_title_and_text(zhang: TestClient, world: World) -> None:
    written(zhang, world, opened(zhang, "云屏区司法局", "全年普法42场"))
    opened(zhang, "青禾镇人民政府", "调解纠纷96件")

    assert found(zhang, "青禾") == ["青禾镇人民政府"]
    assert found(zhang, "2025年度 法治政府") == ["青禾镇人民政府", "云屏区司法局"]
    assert found(zhang, "普法42") == ["云屏区司法局"]
    assert found(zhang, "96件 青禾") == ["青禾镇人民政府"]
    assert found(zhang, "100%_") == []


def test_a_draft_put_away_is_still_listed_and_comes_back(zhang: TestClient) -> None:
    draft = opened(zhang)

    zhang.post(f"{draft}/archive", json={"archived": True})
    away = zhang.get("/api/drafts").json()[0]["archived"]
    zhang.post(f"{draft}/archive", json={"archived": False})

    assert away is True
    assert zhang.get("/api/drafts").json()[0]["archived"] is False


def test_the_same_material_makes_another_document_and_asks_nothing_again(zhang: TestClient, world: World) -> None:
    draft = written(zhang, world, opened(zhang, "云屏区司法局", "全年普法42场", "第1条改成45场"))
    before = zhang.get(draft).json()

    made = zhang.post(f"{draft}/copies", json={"genre": "duty_report"}).json()
    world.desk.wait(made["id"])

    copy = zhang.get(f"/api/drafts/{made['id']}").json()
    assert made["starts"] is True
    assert copy["brief"]["genre"] == "duty_report"
    assert [(fact["text"], fact["quote"]) for fact in copy["facts"]] == [("全年普法45场", "全年普法42场")]
    assert copy["state"] == "ready"
    asked_before = {message["content"].split("\n")[-1] for message in before["messages"]}
    assert copy["messages"][-1]["content"].split("\n")[-1] not in asked_before
    assert zhang.get(draft).json()["sections"] == before["sections"]


def test_a_new_year_begins_with_last_years_report_beside_it_and_no_facts(zhang: TestClient, world: World) -> None:
    draft = written(zhang, world, opened(zhang, "云屏区司法局", "全年普法42场\n不足：办案人员偏少"))

    made = zhang.post(f"{draft}/copies", json={"next_year": True}).json()

    new = zhang.get(f"/api/drafts/{made['id']}").json()
    work = world.store.load(world.store.owner_of(made["id"]), made["id"])
    assert (new["brief"]["year"], new["facts"], set(texts(zhang, f"/api/drafts/{made['id']}").values())) == (
        2026,
        [],
        {""},
    )
    assert work.last_year is not None
    assert work.last_year.name == "云屏区司法局关于2025年度法治政府建设情况的报告"
    assert "一、主要举措和成效\n全年普法42场。\n二、存在的不足\n办案人员偏少。" in work.last_year.text


def test_what_was_done_is_taken_back_and_done_again(zhang: TestClient) -> None:
    draft = opened(zhang, "云屏区司法局", "全年普法42场\n受理复议案件58件")
    zhang.patch(f"{draft}/facts/F1", json={"status": "作废"})
    offered = zhang.get(draft).json()["undo"]

    back = zhang.post(f"{draft}/undo", json={}).json()
    again = zhang.post(f"{draft}/undo", json={"again": True}).json()

    assert offered == "第1条标为作废"
    assert back["says"] == "好，撤销了：第1条标为作废。"
    assert [fact["status"] for fact in back["snapshot"]["facts"]] == ["待核", "待核"]
    assert [fact["status"] for fact in again["snapshot"]["facts"]] == ["作废", "待核"]


def test_a_paste_taken_back_is_out_of_facts_and_material_and_comes_back_whole(zhang: TestClient) -> None:
    draft = opened(zhang, "云屏区司法局", "全年普法42场", "受理复议案件58件")

    gone = zhang.post(f"{draft}/undo", json={}).json()["snapshot"]["facts"]
    back = zhang.post(f"{draft}/undo", json={"again": True}).json()["snapshot"]["facts"]

    assert [fact["text"] for fact in gone] == ["全年普法42场"]
    assert [fact["text"] for fact in back] == ["全年普法42场", "受理复议案件58件"]


def test_a_new_deed_ends_what_could_be_done_again(zhang: TestClient) -> None:
    draft = opened(zhang, "云屏区司法局", "全年普法42场", "受理复议案件58件")
    zhang.post(f"{draft}/undo", json={})

    zhang.post(f"{draft}/messages", json={"text": "调解纠纷96件"})
    answer = zhang.post(f"{draft}/undo", json={"again": True})

    assert (answer.status_code, answer.json()["error"]) == (400, "没有可以重做的。")
    assert zhang.get(draft).json()["redo"] is None


def test_a_text_typed_since_is_not_taken_back(zhang: TestClient, world: World) -> None:
    draft = written(zhang, world, opened(zhang, "云屏区司法局", "全年普法42场"))
    zhang.post(f"{draft}/sections/measures/rewrite", json={})
    world.desk.wait(draft.rpartition("/")[2])
    revision = next(one["revision"] for one in zhang.get(draft).json()["sections"] if one["id"] == "measures")
    zhang.put(f"{draft}/sections/measures", json={"text": "我写的。", "revision": revision})

    says = zhang.post(f"{draft}/undo", json={}).json()["says"]

    assert says == "好，撤销了：记下“第1次粘贴”。"
    assert texts(zhang, draft)["measures"] == "我写的。"


def test_going_on_writes_only_what_is_missing(zhang: TestClient, world: World) -> None:
    draft = opened(zhang, "云屏区司法局", "全年普法42场\n不足：办案人员偏少")
    zhang.post(f"{draft}/start", json={"sections": ["measures"]})
    world.desk.wait(draft.rpartition("/")[2])
    world.writer.written.clear()

    zhang.post(f"{draft}/continue", json={})
    world.desk.wait(draft.rpartition("/")[2])

    assert world.writer.written == ["preface", "problems", "plans"]
    assert zhang.post(f"{draft}/continue", json={}).json()["error"].startswith("各部分都写好了")


def test_a_wish_is_written_and_too_long_a_one_refused(zhang: TestClient, world: World) -> None:
    draft = written(zhang, world, opened(zhang, "云屏区司法局", "全年普法42场"))

    zhang.post(f"{draft}/sections/measures/rewrite", json={"wish": "更精炼"})
    world.desk.wait(draft.rpartition("/")[2])
    long = zhang.post(f"{draft}/sections/measures/rewrite", json={"wish": "短" * 201})

    assert texts(zhang, draft)["measures"] == "（更精炼）全年普法42场。"
    assert long.status_code == 400


@pytest.mark.parametrize(
    ("path", "body"),
    [("archive", {"archived": True}), ("copies", {"genre": "duty_report"}), ("undo", {}), ("continue", {})],
)
def test_another_person_reaches_none_of_it(zhang: TestClient, li: TestClient, path: str, body: Json) -> None:
    draft = opened(zhang, "云屏区司法局", "全年普法42场")

    assert li.post(f"{draft}/{path}", json=body).status_code == 404
    assert li.get("/api/drafts", params={"words": "普法"}).json() == []
