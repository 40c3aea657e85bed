"""要点 on the page: last year's promises, the demands of the rules, the form for colleagues."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.test_page import say
from tests.conversation.test_gaps import LAST, NOTES, OPEN, UNIT


def pasted(page: Page) -> None:
    page.fill("#unit input", UNIT)
    page.fill("#year input", "2025")
    page.press("#year input", "Enter")
    expect(page.locator(".sf-doc-title")).to_contain_text(UNIT)
    say(page, NOTES)
    expect(page.locator("#facts-button .sf-badge")).not_to_be_empty()
    page.click("#gaps-button")


def with_last_year(page: Page, folder: Path) -> None:
    (folder / "上年报告.txt").write_text(LAST, "utf-8")
    page.click("[data-key=view-last]")
    page.set_input_files("[data-key=last-year]", folder / "上年报告.txt")
    expect(page.locator(".sf-promise")).to_have_count(4)


def test_exactly_the_open_promises_are_named_and_one_is_asked_and_answered(page: Page, tmp_path: Path) -> None:
    pasted(page)
    with_last_year(page, tmp_path)
    open_ones = page.locator(".sf-promise.sf-met-missing")
    expect(open_ones.locator(".sf-says")).to_have_text([OPEN, "建设节水法治主题公园1处"])

    open_ones.first.locator(".sf-ask").click()
    expect(page.locator("#chat")).to_contain_text(f"上年报告安排“{OPEN}”，今年做了没有？")
    say(page, "9月印发新的取水许可流程，办理由15个工作日压缩到7个工作日")

    expect(open_ones.locator(".sf-says")).to_have_text(["建设节水法治主题公园1处"])
    expect(page.locator(".sf-figures tbody tr").first).to_contain_text("312次")
    expect(page.locator(".sf-figures tbody tr").first).to_contain_text("358次")


def test_a_fact_is_tied_by_hand_and_a_promise_set_aside(page: Page, tmp_path: Path) -> None:
    pasted(page)
    with_last_year(page, tmp_path)
    row = page.locator(".sf-promise", has_text="建设节水法治主题公园1处")

    row.locator("select").select_option("F2")
    expect(row).to_have_class("sf-demand sf-promise sf-met-written")
    row.get_by_role("button", name="取消 F2").click()
    expect(row.locator(".sf-met")).to_have_text("未回应")
    row.get_by_role("button", name="不再提").click()
    expect(row.locator(".sf-met")).to_have_text("不再提")


def test_the_grid_follows_the_draft_and_drops_what_the_unit_does_not_have(page: Page) -> None:
    pasted(page)
    checks = page.locator(".sf-demand", has_text="行政执法检查、处罚情况")
    expect(checks.locator(".sf-met")).to_have_text("有事实未写")

    page.click("#draft-all")
    expect(page.locator("#status")).to_contain_text("已完成")
    page.click("#gaps-button")
    expect(checks.locator(".sf-met")).to_have_text("已写")
    page.locator(".sf-demand", has_text="执法队伍：培训、持证").get_by_role(
        "button", name="本单位不涉及行政执法"
    ).click()
    expect(checks.locator(".sf-met")).to_have_text("不涉及")
    page.locator(".sf-demand", has_text="政务公开").get_by_role("button", name="问一问").click()
    expect(page.locator("#chat")).to_contain_text("今年主动公开信息多少条")


def test_the_form_goes_out_to_the_departments_and_comes_back_as_facts(page: Page, tmp_path: Path) -> None:
    pasted(page)
    page.click("[data-key=view-form]")
    page.fill("#departments", "办公室、法规科、执法队")
    page.press("#departments", "Tab")
    expect(page.locator("[data-key^=allot]").first).to_be_visible()
    with page.expect_download() as downloading:
        page.click("#download-form")
    downloading.value.save_as(tmp_path / "报送表.xlsx")

    book = load_workbook(BytesIO((tmp_path / "报送表.xlsx").read_bytes()))
    row = next(row for row in book["办公室"].iter_rows(min_row=4) if "政务公开" in str(row[1].value))
    row[3].value, row[7].value = "主动公开政府信息83条", "林岚"
    book.save(tmp_path / "已填.xlsx")
    page.set_input_files("[data-key=form-back]", tmp_path / "已填.xlsx")

    expect(page.locator(".sf-group", has_text="已收到")).to_contain_text("办公室 林岚")
    page.click("#facts-button")
    expect(page.locator(".sf-fact", has_text="办公室 林岚 报").locator("textarea")).to_have_value(
        "主动公开政府信息83条"
    )
