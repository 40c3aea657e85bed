from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from bot.ui.guard import COOKIE, CSP
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


def opened(client: TestClient) -> str:
    answer = client.post("/api/drafts", json={"unit": "云屏区司法局", "year": 2025, "genre": "annual_report"})
    assert answer.status_code == 200
    draft: str = answer.json()["id"]
    return f"/api/drafts/{draft}"


def drafted(client: TestClient, world: World) -> str:
    draft = opened(client)
    client.post(f"{draft}/messages", json={"text": "全年普法42场\n不足：办案人员偏少"})
    client.post(f"{draft}/start", json={})
    world.desk.wait(draft.rpartition("/")[2])
    return draft


def section(client: TestClient, draft: str, name: str) -> Json:
    found: Json = next(one for one in client.get(draft).json()["sections"] if one["id"] == name)
    return found


def test_the_server_says_that_it_is_there(zhang: TestClient) -> None:
    assert zhang.get("/healthz").json() == {"status": "ok"}


def test_genres_are_listed(zhang: TestClient) -> None:
    assert zhang.get("/api/genres").json()[0] == {"id": "annual_report", "name": "法治政府建设年度报告"}


def test_a_draft_is_opened_listed_changed_and_deleted(zhang: TestClient) -> None:
    draft = opened(zhang)

    changed = zhang.patch(draft, json={"year": "2024", "title": "关于法治建设的报告", "signoff_date": "2025年1月6日"})

    assert changed.json()["brief"]["year"] == 2024
    assert changed.json()["title"] == "云屏区司法局关于法治建设的报告"
    assert changed.json()["brief"]["signoff_date"] == "2025年1月6日"
    (line,) = zhang.get("/api/drafts").json()
    assert (line["unit"], line["year"], line["state"]) == ("云屏区司法局", 2024, "ready")
    assert zhang.delete(draft).json() == {"ok": True}
    assert zhang.get(draft).status_code == 404


def test_a_draft_may_be_opened_with_nothing_known(zhang: TestClient) -> None:
    snapshot = zhang.post("/api/drafts", json={}).json()

    assert (snapshot["brief"]["unit"], snapshot["brief"]["year"]) == ("", 2025)
    assert snapshot["questions"][0]["id"] == "brief-unit"


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ({"unit": "云屏区司法局", "year": 20255}, "年份“20255”不对"),
        ({"unit": "云屏区司法局", "year": "去年"}, "“年度”不对"),
        ({"unit": "云屏区司法局", "year": 2025, "genre": "novel"}, "还不会写这个文种"),
        ({"unit": "云" * 101, "year": 2025}, "每项最多100字"),
    ],
)
def test_a_wrong_brief_is_one_sentence(zhang: TestClient, new: Json, says: str) -> None:
    answer = zhang.post("/api/drafts", json=new)

    assert answer.status_code == 400
    assert says in answer.json()["error"]
    assert zhang.get("/api/drafts").json() == []


def test_a_message_brings_facts_and_the_snapshot_has_all(zhang: TestClient) -> None:
    draft = opened(zhang)

    said = zhang.post(f"{draft}/messages", json={"text": "收到\n全年普法42场\n复议58件\n复议56件"}).json()["messages"]

    assert [message["role"] for message in said] == ["user", "assistant"]
    assert said[1]["options"] == ["58件", "56件", "跳过"]
    snapshot = zhang.get(draft).json()
    assert snapshot["messages"] == said
    assert snapshot["facts"][0] == {
        "id": "F1",
        "quote": "全年普法42场",
        "text": "全年普法42场",
        "source": {"note": "第1次粘贴", "line": 2},
        "section": "measures",
        "status": "待核",
        "zone": None,
        "label": "",
        "also": [],
        "replaced_by": None,
        "by": None,
        "topic": "普法宣传",
        "when": "",
        "numbers": ["全年普法 42场"],
    }
    assert snapshot["dropped"] == [{"quote": "收到", "source": {"note": "第1次粘贴", "line": 1}, "reason": "寒暄"}]
    assert snapshot["conflicts"] == [{"facts": ["F2", "F3"], "quotes": ["58件", "56件"], "thing": "复议"}]
    assert {"section": "measures", "heading": "一、主要举措和成效", "state": "facts", "facts": 3} in snapshot[
        "coverage"
    ]
    assert snapshot["library"] == {"done": 0, "total": 0, "reports": 0}


def test_a_value_picked_on_the_page_settles_its_conflict_once(zhang: TestClient) -> None:
    draft = opened(zhang)
    zhang.post(f"{draft}/messages", json={"text": "全年普法42场\n复议受理58件\n复议受理56件"})
    choice = zhang.get(draft).json()["conflicts"][0]["facts"]

    picked = zhang.post(f"{draft}/conflicts/settle", json={"facts": choice, "quote": "58件"})
    again = zhang.post(f"{draft}/conflicts/settle", json={"facts": choice, "quote": "58件"})

    assert picked.json()["conflicts"] == []
    assert again.status_code == 404


@pytest.mark.parametrize(("text", "says"), [("", "还没有写字"), ("字" * 100_001, "一次最多10万字")])
def test_an_empty_and_an_oversized_message_are_refused(zhang: TestClient, text: str, says: str) -> None:
    draft = opened(zhang)

    answer = zhang.post(f"{draft}/messages", json={"text": text})

    assert answer.status_code == 400
    assert says in answer.json()["error"]


@pytest.mark.parametrize("after", [-1, 10**30, "last"])
def test_an_impossible_place_among_the_events_is_refused(zhang: TestClient, after: object) -> None:
    assert zhang.get(f"{opened(zhang)}/events", params={"after": str(after)}).status_code == 400


def test_what_no_database_can_hold_is_left_out(zhang: TestClient, world: World) -> None:
    draft = drafted(zhang, world)
    broken = b'"\\u0000\\u5168\\u5e74\\u8c03\\u89e37\\u573a\\r\\n"'

    json = {"content-type": "application/json"}

    said = zhang.post(f"{draft}/messages", content=b'{"text": ' + broken + b"}", headers=json)
    saved = zhang.put(f"{draft}/sections/problems", content=b'{"revision": 1, "text": ' + broken + b"}", headers=json)

    assert said.json()["messages"][0]["content"] == "全年调解7场"
    assert saved.json()["text"] == "全年调解7场"


def test_a_file_becomes_facts(zhang: TestClient) -> None:
    draft = opened(zhang)

    answer = zhang.post(f"{draft}/files", files={"file": ("十二月台账.txt", "全年普法42场".encode())})

    assert [fact["source"]["note"] for fact in answer.json()["facts"]] == ["十二月台账.txt"]


def test_an_unreadable_file_is_one_sentence(zhang: TestClient) -> None:
    answer = zhang.post(f"{opened(zhang)}/files", files={"file": ("病毒.docx", b"MZ\x90")})

    assert answer.status_code == 400
    assert "另存为 .docx" in answer.json()["error"]


def test_a_huge_body_is_refused_before_it_is_read(zhang: TestClient) -> None:
    draft = opened(zhang)

    answer = zhang.post(f"{draft}/files", content=b"x", headers={"content-length": str(30 * 1024 * 1024)})

    assert answer.status_code == 413
    assert "太大" in answer.json()["error"]


def test_a_draft_is_written_and_its_events_follow_the_snapshot(zhang: TestClient, world: World) -> None:
    draft = opened(zhang)
    zhang.post(f"{draft}/messages", json={"text": "全年普法42场"})
    last = zhang.get(draft).json()["last"]

    says = zhang.post(f"{draft}/start", json={}).json()["says"]
    world.desk.wait(draft.rpartition("/")[2])

    events = zhang.get(f"{draft}/events", params={"after": last}).json()
    told = [(event["kind"], event.get("section")) for event in events["events"]]
    assert says == "好，开始起草4个部分。"
    assert list(dict.fromkeys(told))[:4] == [
        ("start", None),
        ("section_start", "preface"),
        ("text", "preface"),
        ("section_end", "preface"),
    ]
    assert told[-1] == ("done", None)
    assert events["last"] == events["events"][-1]["id"] == zhang.get(draft).json()["last"]
    assert zhang.get(f"{draft}/events", params={"after": events["last"]}).json()["events"] == []


def test_drafting_without_a_unit_is_refused(zhang: TestClient) -> None:
    draft = zhang.post("/api/drafts", json={}).json()["id"]

    answer = zhang.post(f"/api/drafts/{draft}/start", json={})

    assert (answer.status_code, answer.json()) == (400, {"error": "还不知道是哪个单位，请先填写单位名称再起草。"})


def test_an_edit_is_saved_told_and_clashes_when_stale(zhang: TestClient, world: World) -> None:
    draft = drafted(zhang, world)
    path = f"{draft}/sections/problems"

    saved = zhang.put(path, json={"text": "人员不足，另缺999人。", "revision": 1})
    stale = zhang.put(path, json={"text": "别处改的。", "revision": 1})

    assert saved.json()["revision"] == 2
    assert [finding["severity"] for finding in saved.json()["findings"]] == ["must_fix"]
    assert stale.status_code == 409
    assert (stale.json()["text"], stale.json()["revision"]) == ("人员不足，另缺999人。", 2)
    kinds = [event["kind"] for event in zhang.get(f"{draft}/events").json()["events"]]
    assert kinds[-1] == "saved"


def test_a_section_is_locked_listed_by_revision_restored_and_rewritten(zhang: TestClient, world: World) -> None:
    draft = drafted(zhang, world)
    path = f"{draft}/sections/problems"
    zhang.put(path, json={"text": "人员不足。", "revision": 1})

    assert zhang.post(f"{path}/lock", json={"locked": True}).json() == {"locked": True, "state": "locked"}
    assert zhang.post(f"{path}/rewrite", json={}).status_code == 400
    zhang.post(f"{path}/lock", json={"locked": False})
    assert zhang.post(f"{path}/restore", json={"revision": 1}).json()["text"] == "办案人员偏少。"
    assert zhang.post(f"{path}/rewrite").json()["ok"]
    world.desk.wait(draft.rpartition("/")[2])

    revisions = zhang.get(f"{path}/revisions").json()
    assert [(one["revision"], one["author"]) for one in revisions] == [
        (4, "pattern"),
        (3, "pattern"),
        (2, "human"),
        (1, "pattern"),
    ]
    assert section(zhang, draft, "problems")["state"] == "drafted"


def test_a_fact_is_changed_confirmed_and_moved(zhang: TestClient, world: World) -> None:
    draft = drafted(zhang, world)

    snapshot = zhang.patch(
        f"{draft}/facts/F1", json={"text": "全年普法45场", "status": "已核", "section": "plans"}
    ).json()

    fact = snapshot["facts"][0]
    assert (fact["text"], fact["status"], fact["section"]) == ("全年普法45场", "已核", "plans")
    assert fact["quote"] == "全年普法42场"


@pytest.mark.parametrize(
    ("fact", "change", "code"),
    [
        ("F99", {"status": "已核"}, 404),
        ("F1", {"status": "真的"}, 400),
        ("F1", {"section": "nowhere"}, 400),
        ("F1", {"text": "  "}, 400),
    ],
)
def test_a_wrong_change_of_a_fact_is_refused(
    zhang: TestClient, world: World, fact: str, change: Json, code: int
) -> None:
    answer = zhang.patch(f"{drafted(zhang, world)}/facts/{fact}", json=change)

    assert answer.status_code == code
    assert answer.json()["error"].endswith("。")


def test_an_ignored_finding_is_marked(zhang: TestClient, world: World) -> None:
    draft = drafted(zhang, world)
    found = zhang.put(f"{draft}/sections/problems", json={"text": "缺999人。", "revision": 1}).json()["findings"][0]

    snapshot = zhang.post(f"{draft}/findings/{found['id']}/ignore", json={"reason": "另有台账"}).json()

    assert [(finding["ignored"], finding["reason"]) for finding in snapshot["findings"]] == [(True, "另有台账")]


def test_the_word_file_comes_with_its_chinese_name(zhang: TestClient, world: World) -> None:
    draft = drafted(zhang, world)

    made = zhang.post(f"{draft}/export", json={"edition": "comment"}).json()
    file = zhang.get(made["url"])

    assert made["name"] == "云屏区司法局2025年度报告_comment.docx"
    assert f"filename*=utf-8''{quote(made['name'])}" in file.headers["content-disposition"]
    assert "办案人员偏少。" in file.text
    assert zhang.get(f"{draft}/exports/别的.docx").status_code == 404


def test_the_owner_is_a_cookie_that_scripts_cannot_read(zhang: TestClient) -> None:
    first = zhang.get("/healthz")
    second = zhang.get("/healthz")

    cookie = first.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "set-cookie" not in second.headers


def test_another_browser_finds_nothing_of_it(zhang: TestClient, li: TestClient, world: World) -> None:
    draft = drafted(zhang, world)
    name = zhang.post(f"{draft}/export", json={}).json()["url"]

    answers = [
        li.get(draft),
        li.get(f"{draft}/events"),
        li.patch(draft, json={"unit": "别人"}),
        li.post(f"{draft}/messages", json={"text": "还缺什么"}),
        li.post(f"{draft}/start", json={}),
        li.post(f"{draft}/stop"),
        li.put(f"{draft}/sections/problems", json={"text": "", "revision": 1}),
        li.get(f"{draft}/sections/problems/revisions"),
        li.patch(f"{draft}/facts/F1", json={"status": "作废"}),
        li.get(name),
        li.delete(draft),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert li.get("/api/drafts").json() == []
    assert len(zhang.get("/api/drafts").json()) == 1


@pytest.mark.parametrize("cookie", ["short", "x" * 200, "../../etc/passwd-etc-passwd", '"; drop'])
def test_a_cookie_that_we_never_gave_is_replaced(li: TestClient, cookie: str) -> None:
    answer = li.get("/healthz", headers={"cookie": f"{COOKIE}={cookie}"})

    assert COOKIE in answer.headers["set-cookie"]


@pytest.mark.parametrize("origin", ["https://evil.example", "http://testserver.evil.example", "null"])
def test_a_post_from_another_site_is_refused(zhang: TestClient, origin: str) -> None:
    draft = opened(zhang)

    answer = zhang.post(f"{draft}/messages", json={"text": "全年普法42场"}, headers={"origin": origin})

    assert answer.status_code == 403
    assert "别的网站" in answer.json()["error"]
    assert zhang.get(draft).json()["messages"] == []


def test_a_post_from_our_own_page_passes(zhang: TestClient) -> None:
    answer = zhang.post("/api/drafts", json={}, headers={"origin": "http://testserver"})

    assert answer.status_code == 200


def test_every_answer_carries_a_policy_without_eval(zhang: TestClient) -> None:
    for path in ("/healthz", "/api/drafts", "/nowhere"):
        assert zhang.get(path).headers["content-security-policy"] == CSP
    assert "unsafe-eval" not in CSP


def test_an_unknown_address_is_one_sentence(zhang: TestClient) -> None:
    answer = zhang.get("/api/nowhere")

    assert (answer.status_code, answer.json()) == (404, {"error": "没有这个地址，请回到首页。"})


def test_a_locked_database_is_said(zhang: TestClient, world: World) -> None:
    import sqlite3

    draft = opened(zhang)
    other = sqlite3.connect(world.folder / "shufa.db")
    other.execute("BEGIN IMMEDIATE")

    answer = zhang.post(f"{draft}/messages", json={"text": "全年普法42场"})

    other.rollback()
    assert answer.status_code == 423
    assert "正被别的程序占用" in answer.json()["error"]


def test_the_workbook_of_rules_goes_out_and_comes_back(zhang: TestClient, world: World) -> None:
    draft = drafted(zhang, world)
    held = zhang.get("/api/rules")

    answer = zhang.post(f"{draft}/rules", files={"file": ("规则表.xlsx", held.content)})

    assert held.headers["content-disposition"].endswith(f"{quote('规则表')}.xlsx")
    assert answer.json()["says"].startswith("规则表已导入")
    assert answer.json()["snapshot"]["id"] == draft.rsplit("/", 1)[-1]


def test_rules_are_taken_in_from_this_machine_alone(zhang: TestClient, world: World) -> None:
    draft = drafted(zhang, world)
    held = zhang.get("/api/rules").content

    answer = zhang.post(
        f"{draft}/rules", files={"file": ("规则表.xlsx", held)}, headers={"x-forwarded-for": "10.1.2.3"}
    )

    assert answer.status_code == 400
    assert "那台机器上" in answer.json()["error"]


def test_the_record_of_the_check_is_the_owners_alone(zhang: TestClient, li: TestClient, world: World) -> None:
    draft = drafted(zhang, world)

    assert zhang.get(f"{draft}/record").content.startswith(b"PK")
    assert li.get(f"{draft}/record").status_code == 404
