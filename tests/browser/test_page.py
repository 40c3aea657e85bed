"""The whole job on the page, as a clerk does it."""

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Server, free_port, opened

NOTES = """一、主要工作
1.3月12日组织行政执法人员培训2期，参训86人次
2.开展案卷评查1次，评查案卷40宗，反馈问题17个
3.办了“宪法宣传周”活动9场，发放资料3200余份
二、存在问题
镇街执法力量不足，部分人员没有取得执法资格
三、主要负责人履职
局长主持召开法治专题会3次，带头学法5次
四、明年打算
明年6月底前完成执法资格轮训，组织旁听庭审不少于2次"""

UNIT = "鹤汀区水务局"


def set_brief(page: Page) -> None:
    page.fill("#unit input", UNIT)
    page.fill("#year input", "2025")
    page.press("#year input", "Enter")
    expect(page.locator(".sf-doc-title")).to_contain_text(f"{UNIT}关于2025年度")


def say(page: Page, words: str) -> None:
    page.fill("#message textarea", words)
    page.click("#send")
    expect(page.locator("#message textarea")).to_have_value("")


def draft_report(page: Page) -> None:
    set_brief(page)
    say(page, NOTES)
    expect(page.locator("#facts-button .sf-badge")).not_to_be_empty()
    page.click("#draft-all")
    expect(page.locator("#status")).to_contain_text("已完成")
    expect(page.locator("#section-measures")).to_contain_text("86人次")


def word_text(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_a_clerk_pastes_notes_edits_a_section_and_finds_the_edit_in_the_word_file(page: Page, tmp_path: Path) -> None:
    draft_report(page)

    page.click("#section-problems")
    page.keyboard.press("Control+End")
    page.keyboard.type("三是水政执法装备更新不及时。")
    page.click("#export-word")
    with page.expect_download() as downloading:
        page.click("#download-word")

    name = downloading.value.suggested_filename
    downloading.value.save_as(tmp_path / "report.docx")
    assert UNIT in name
    assert name.endswith(".docx")
    assert "三是水政执法装备更新不及时。" in word_text(tmp_path / "report.docx")
    assert "86人次" in word_text(tmp_path / "report.docx")


def test_a_reload_brings_back_brief_chat_facts_and_edits(page: Page) -> None:
    draft_report(page)
    page.click("#section-plans")
    page.keyboard.press("Control+End")
    page.keyboard.type("争取建成节水教育基地。")
    expect(page.locator("section:has(> #section-plans) .sf-saved")).to_have_text("已保存")

    page.reload()

    expect(page.locator("#section-plans")).to_contain_text("争取建成节水教育基地。")
    expect(page.locator("#unit input")).to_have_value(UNIT)
    expect(page.locator("#year input")).to_have_value("2025")
    expect(page.locator("#chat")).to_contain_text("参训86人次")
    page.click("#facts-button")
    expect(page.locator("#facts")).to_contain_text("第")
    expect(page.locator("[data-key=text-F1]")).to_have_value("3月12日组织行政执法人员培训2期，参训86人次")


def test_an_edit_made_the_moment_before_the_page_is_left_is_not_lost(page: Page) -> None:
    set_brief(page)
    page.click("#section-preface")
    page.keyboard.type("刚写的一句话。")

    page.reload()

    expect(page.locator("#section-preface")).to_contain_text("刚写的一句话。")


def test_enter_does_not_send_while_a_word_is_being_composed(page: Page, person: BrowserContext) -> None:
    keyboard = person.new_cdp_session(page)
    page.click("#message textarea")
    enter = {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}

    keyboard.send("Input.imeSetComposition", {"text": "fazhi", "selectionStart": 5, "selectionEnd": 5})
    keyboard.send("Input.dispatchKeyEvent", enter)
    page.wait_for_timeout(600)
    said_while_composing = page.locator("#chat [data-testid=user]").count()
    keyboard.send("Input.insertText", {"text": "还缺什么材料"})

    assert said_while_composing == 0
    expect(page.locator("#message textarea")).to_have_value("还缺什么材料")
    page.keyboard.press("Enter")
    expect(page.locator("#chat [data-testid=user]")).to_have_text("还缺什么材料")


def test_two_windows_that_change_one_section_are_shown_both_texts(person: BrowserContext, server: Server) -> None:
    first = opened(person, server)
    set_brief(first)
    second = opened(person, server)
    first.click("#section-problems")
    second.click("#section-problems")
    second.keyboard.type("乙写的一句。")
    expect(second.locator("section:has(> #section-problems) .sf-saved")).to_have_text("已保存")

    first.keyboard.type("甲写的一句。")

    expect(first.locator("dialog .sf-both")).to_contain_text("甲写的一句。")
    expect(first.locator("dialog .sf-both")).to_contain_text("乙写的一句。")
    first.get_by_role("button", name="用我的").click()
    expect(first.locator("section:has(> #section-problems) .sf-saved")).to_have_text("已保存")


def test_undo_takes_back_typed_words_letter_by_letter(page: Page) -> None:
    draft_report(page)
    before = page.inner_text("#section-duty")
    page.click("#section-duty")
    page.keyboard.press("Control+End")
    page.keyboard.type("多写的")

    for _ in range(3):
        page.keyboard.press("Control+z")

    assert page.inner_text("#section-duty") == before


def test_a_changed_number_is_found_marked_and_led_to(page: Page) -> None:
    draft_report(page)
    page.click("#section-duty")
    page.keyboard.press("Control+End")
    page.keyboard.type("全年督办案件77件。")
    finding = page.locator("section:has(> #section-duty) .sf-finding.sf-must_fix")
    expect(finding).to_contain_text("77件")

    page.click("#check-button")
    page.locator("#check button.sf-says", has_text="77件").first.click()

    expect(page.locator("#section-duty")).to_be_in_viewport()
    assert page.evaluate("CSS.highlights.get('sf-must_fix').size") >= 1


def test_pasted_markup_stays_text(page: Page) -> None:
    page.evaluate("window.ran = 0")
    set_brief(page)

    say(page, "<img src=x onerror='window.ran=1'>今年开展普法活动6场，覆盖500人次\n${window.ran=1}今年办理复议案件8件")

    expect(page.locator("#facts-button .sf-badge")).not_to_be_empty()
    page.click("#facts-button")
    page.click("#draft-all")
    expect(page.locator("#status")).to_contain_text("已完成")
    assert page.evaluate("window.ran") == 0


@pytest.mark.parametrize("width", [390, 1366, 1920])
def test_the_page_never_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.reload()
    page.wait_for_selector("#section-plans")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_wrong_year_is_told_in_one_sentence(page: Page) -> None:
    page.fill("#year input", "20255")
    page.press("#year input", "Enter")

    expect(page.locator(".sf-toast.sf-bad")).to_have_count(1)
    expect(page.locator(".sf-toast.sf-bad")).to_contain_text("年")


def test_the_page_speaks_chinese_and_asks_nothing_of_other_hosts(person: BrowserContext, server: Server) -> None:
    page = person.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(server.url)
    page.wait_for_selector("#section-plans")
    say(page, "还缺什么材料？")
    expect(page.locator("#chat [data-testid=bot]").last).not_to_be_empty()

    assert [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []
    labels = page.evaluate("[...document.querySelectorAll('[aria-label]')].map(e => e.getAttribute('aria-label'))")
    assert [label for label in labels if label.isascii()] == []
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_a_restart_brings_everything_back(chromium: Browser, tmp_path: Path) -> None:
    server = Server(tmp_path / "data", free_port())
    server.start()
    try:
        person = chromium.new_context(locale="zh-CN")
        page = opened(person, server)
        set_brief(page)
        say(page, NOTES)
        expect(page.locator("#facts-button .sf-badge")).not_to_be_empty()
        page.click("#section-problems")
        page.keyboard.type("手写的一段不足。")
        expect(page.locator("section:has(> #section-problems) .sf-saved")).to_have_text("已保存")

        server.stop()
        server.start()
        page.reload()

        expect(page.locator("#section-problems")).to_have_text("手写的一段不足。")
        expect(page.locator("#unit input")).to_have_value(UNIT)
        expect(page.locator("#facts-button .sf-badge")).not_to_be_empty()
        expect(page.locator("#chat")).to_contain_text("参训86人次")
        person.close()
    finally:
        server.stop()


def test_too_long_a_paste_is_refused_in_one_sentence_and_stays_in_the_box(page: Page, person: BrowserContext) -> None:
    paste = "今年开展普法活动6场，覆盖500人次。\n" * 10_000

    person.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", paste)

    page.click("#message textarea")
    page.keyboard.press("Control+v")
    page.click("#send")

    expect(page.locator("#chat [data-testid=bot]").last).to_contain_text("什么都没有存")
    assert page.input_value("#message textarea") == paste


def test_a_text_file_gives_facts_and_a_false_word_file_gives_one_sentence(page: Page, tmp_path: Path) -> None:
    good, false = tmp_path / "台账.txt", tmp_path / "总结.docx"
    good.write_text(NOTES, "utf-8")
    false.write_bytes(b"MZ" + b"\x00" * 400)

    page.set_input_files("#upload input[type=file]", good)
    expect(page.locator("#facts-button .sf-badge")).not_to_be_empty()
    page.set_input_files("#upload input[type=file]", false)

    expect(page.locator(".sf-toast.sf-bad")).to_contain_text("总结.docx")


def test_a_locked_section_cannot_be_written_in_and_is_left_alone(page: Page) -> None:
    set_brief(page)
    page.click("#section-duty")
    page.keyboard.type("主要负责人逐月督办执法问题整改。")
    page.click("#lock-duty")
    expect(page.locator("#lock-duty")).to_have_text("解锁")

    say(page, NOTES)
    page.click("#draft-all")

    expect(page.locator("#status")).to_contain_text("已完成")
    expect(page.locator("#section-duty")).to_have_text("主要负责人逐月督办执法问题整改。")
    expect(page.locator("#section-duty")).to_have_attribute("contenteditable", "false")


def test_an_old_version_comes_back_after_a_question(page: Page) -> None:
    set_brief(page)
    section = page.locator("#section-plans")
    section.click()
    page.keyboard.type("头一稿。")
    expect(page.locator("section:has(> #section-plans) .sf-saved")).to_have_text("已保存")
    page.keyboard.type("又一稿。")
    page.click("#message textarea")
    expect(page.get_by_role("button", name="版本 2")).to_be_visible()

    page.get_by_role("button", name="版本 2").click()
    page.locator(".sf-revisions button").last.click()
    page.get_by_role("button", name="恢复这一版").click()
    page.locator("dialog").get_by_role("button", name="恢复").click()
    page.click("#draft-button")

    expect(section).to_have_text("头一稿。")


def test_the_official_edition_says_what_is_open_and_leads_there(page: Page, tmp_path: Path) -> None:
    draft_report(page)
    page.click("#section-problems")
    page.keyboard.press("Control+End")
    page.keyboard.type("全年还办了讲座777场。")
    expect(page.locator("#check-button .sf-badge")).to_have_class("sf-badge sf-urgent")

    page.click("#export-official")
    dialog = page.locator("dialog")
    expect(dialog).to_contain_text("正式稿先不导出")
    expect(dialog).to_contain_text("777场")
    dialog.get_by_role("button").filter(has_text="777场").click()

    expect(dialog).to_have_count(0)
    expect(page.locator("#section-problems")).to_be_visible()
    assert page.evaluate("CSS.highlights.get('sf-spot')?.size") == 1


def test_a_finding_set_aside_can_be_taken_up_again(page: Page) -> None:
    draft_report(page)
    page.click("#section-problems")
    page.keyboard.press("Control+End")
    page.keyboard.type("全年还办了讲座777场。")
    page.click("#check-button")
    row = page.locator("#check-pane .sf-finding").filter(has_text="777场")
    row.get_by_role("button", name="忽略").click()
    page.fill("dialog .sf-own-reason", "另有台账为证")
    page.get_by_role("button", name="忽略", exact=True).last.click()

    aside = page.locator("#check-pane details")
    expect(aside).to_contain_text("已忽略 1 条")
    aside.locator("summary").click()
    expect(aside).to_contain_text("另有台账为证")
    aside.get_by_role("button", name="恢复").click()

    expect(page.locator("#check-pane details")).to_have_count(0)
    expect(row).to_have_count(1)
