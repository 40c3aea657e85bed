"""Several documents of one person, and work that outlives the page and the server."""

import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Server, free_port, opened
from tests.browser.test_page import NOTES, UNIT, draft_report, say, set_brief


def answered(page: Page, words: str) -> None:
    """Says something and waits for the answer."""
    count = page.locator("#chat [data-testid=user]").count()
    say(page, words)
    expect(page.locator("#chat [data-testid=user]")).to_have_count(count + 1)
    expect(page.locator("#chat [data-testid=bot]").last).not_to_be_empty()


def menu(page: Page, name: str) -> None:
    page.locator("#drafts li", has_text=name).hover()
    page.locator("#drafts li", has_text=name).locator(".sf-remove").click()


def test_a_closed_tab_loses_nothing_and_nothing_is_there_twice(person: BrowserContext, server: Server) -> None:
    page = opened(person, server)
    set_brief(page)
    say(page, NOTES)
    expect(page.locator("#facts-button .sf-badge")).not_to_be_empty()
    facts = page.inner_text("#facts-button .sf-badge")
    page.click("#draft-all")
    expect(page.locator("#status")).to_contain_text("起草")
    page.close()

    again = opened(person, server)

    expect(again.locator("#status")).to_contain_text("已完成")
    for name in ("measures", "problems", "duty", "plans"):
        expect(again.locator(f"#section-{name}")).not_to_be_empty()
    expect(again.locator("#section-measures")).to_contain_text("86人次")
    expect(again.locator("#chat [data-testid=bot]", has_text="写好了")).to_have_count(1)
    expect(again.locator("#chat [data-testid=user]")).to_have_count(1)
    expect(again.locator("#facts-button .sf-badge")).to_have_text(facts)
    assert again.inner_text("#section-measures").count("86人次") == 1


def test_after_a_restart_in_the_middle_only_what_is_missing_is_written(chromium: Browser, tmp_path: Path) -> None:
    server = Server(tmp_path / "data", free_port())
    server.start()
    try:
        person = chromium.new_context(locale="zh-CN")
        page = opened(person, server)
        set_brief(page)
        say(page, NOTES)
        expect(page.locator("#facts-button .sf-badge")).not_to_be_empty()
        page.click("#rewrite-problems")
        expect(page.locator("#section-problems")).to_contain_text("执法资格")
        expect(page.locator("#version-problems")).to_have_text("版本 1")
        server.stop()
        break_off(tmp_path / "data" / "shufa.db")

        server.start()
        page.reload()

        expect(page.locator("#status")).to_contain_text("失败")
        expect(page.locator("#section-measures")).to_contain_text("写了一半的话")
        page.click("#go-on")
        expect(page.locator("#status")).to_contain_text("已完成")
        expect(page.locator("#section-measures")).to_contain_text("86人次")
        expect(page.locator("#section-measures")).not_to_contain_text("写了一半的话")
        expect(page.locator("#version-problems")).to_have_text("版本 1")
        expect(page.locator("#go-on")).to_be_hidden()
        person.close()
    finally:
        server.stop()


def break_off(database: Path) -> None:
    """The file as a server leaves it that died while it wrote the second part."""
    with closing(sqlite3.connect(database)) as connection:
        draft = connection.execute("SELECT id FROM drafts").fetchone()[0]
        connection.execute("UPDATE drafts SET state = 'drafting', status = '正在起草 1/5'")
        connection.execute("UPDATE sections SET state = 'drafting' WHERE id = 'measures'")
        for kind, data in (
            ("section_start", '{"section": "measures"}'),
            ("text", '{"section": "measures", "text": "写了一半的话"}'),
        ):
            connection.execute("INSERT INTO events (draft_id, kind, data) VALUES (?, ?, ?)", (draft, kind, data))
        connection.commit()


def test_another_document_is_made_from_the_same_material(page: Page) -> None:
    draft_report(page)
    name = page.inner_text(".sf-doc-title")

    menu(page, name[:8])
    page.locator("dialog select").select_option(label="述法报告")
    page.get_by_role("button", name="用这些材料另写一份").click()

    expect(page.locator(".sf-doc-title")).to_contain_text("述法报告")
    expect(page.locator("#status")).to_contain_text("已完成")
    expect(page.locator("#section-duty")).to_contain_text("3次")
    expect(page.locator("#drafts li")).to_have_count(2)
    page.locator("#drafts li", has_text="年度法治政府建设").locator(".sf-item").click()
    expect(page.locator(".sf-doc-title")).to_have_text(name)


def test_a_draft_is_renamed_put_away_found_and_deleted_after_a_question(page: Page) -> None:
    set_brief(page)
    menu(page, UNIT)
    page.fill("dialog input[type=text]", "鹤汀水务年报")
    page.get_by_role("button", name="改名").click()
    expect(page.locator("#drafts")).to_contain_text("鹤汀水务年报")

    menu(page, "鹤汀水务年报")
    page.get_by_role("button", name="归档", exact=True).click()
    expect(page.locator("#drafts li")).to_have_count(0)
    page.locator(".sf-away summary").click()
    page.locator(".sf-away .sf-remove").click()
    page.get_by_role("button", name="取出归档").click()
    expect(page.locator("#drafts li")).to_have_count(1)

    menu(page, "鹤汀水务年报")
    page.get_by_role("button", name="删除…").click()
    page.get_by_role("button", name="取消").click()
    expect(page.locator("#drafts li")).to_have_count(1)
    page.get_by_role("button", name="删除…").click()
    page.get_by_role("button", name="删除", exact=True).click()
    expect(page.locator("#drafts")).not_to_contain_text("鹤汀水务年报")


def test_with_many_drafts_one_is_found_by_a_word_of_its_text(page: Page) -> None:
    set_brief(page)
    say(page, NOTES)
    expect(page.locator("#facts-button .sf-badge")).not_to_be_empty()
    for _ in range(7):
        page.evaluate(
            "fetch('/api/drafts', {method: 'POST', headers: {'content-type': 'application/json'}, body: '{}'})"
        )
    page.reload()
    expect(page.locator("#drafts li")).to_have_count(8)

    page.fill(".sf-search", "案卷评查")

    expect(page.locator("#drafts li")).to_have_count(1)
    expect(page.locator("#drafts li")).to_contain_text(UNIT)
    page.fill(".sf-search", "没有这个词")
    expect(page.locator("#drafts")).to_contain_text("没有找到")


def test_what_the_chat_did_is_taken_back_by_a_button(page: Page) -> None:
    set_brief(page)
    say(page, NOTES)
    expect(page.locator("#facts-button .sf-badge")).to_have_text("6")
    answered(page, "删掉宪法宣传周那条")
    expect(page.locator("#facts-button .sf-badge")).to_have_text("5")

    expect(page.locator("#undo")).to_have_attribute("title", "撤销：第3条标为作废")
    page.click("#undo")
    expect(page.locator("#facts-button .sf-badge")).to_have_text("6")
    page.click("#redo")
    expect(page.locator("#facts-button .sf-badge")).to_have_text("5")
