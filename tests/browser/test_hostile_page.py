"""Bad and hostile input on the page: said in a sentence, shown as text, never run, nothing lost."""

from pathlib import Path

from playwright.sync_api import Dialog, Page, Request, expect

HOSTILE = (
    '全年普法42场<script>alert(1)</script><img src="http://evil.invalid/a.png" onerror="alert(2)">\n'
    "受理复议58件 ![图](http://evil.invalid/b.png) [点我](javascript:alert(3)) {{7*7}} ${7*7}\n"
    "不足：<b onmouseover=alert(4)>持证人员少</b>"
)


def test_hostile_notes_are_text_everywhere_on_the_page(page: Page) -> None:
    alerts: list[Dialog] = []
    foreign: list[str] = []
    errors: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog), dialog.dismiss()))
    page.on("request", lambda request: _note(foreign, request))
    page.on("pageerror", lambda error: errors.append(str(error)))

    page.fill("#unit input", "<img src=x onerror=alert(5)>局")
    page.press("#unit input", "Enter")
    page.fill("#message textarea", HOSTILE)
    page.click("#send")
    expect(page.locator("#message textarea")).to_have_value("")
    page.click("#draft-all")
    expect(page.locator("#status")).to_contain_text("已完成")
    page.reload()
    page.wait_for_selector("#section-plans")
    for name in ("事实清单", "校核", "范文", "版本", "正文"):
        page.get_by_role("tab", name=name).click()

    expect(page.locator("#section-measures")).to_contain_text("42场")
    expect(page.locator("#section-measures")).not_to_contain_text("script")
    expect(page.locator("#chat")).to_contain_text("<script>alert(1)</script>")
    expect(page.locator("#chat")).to_contain_text('<img src="http://evil.invalid/a.png"')
    assert page.locator("#section-measures script, #section-problems b, #chat img[src*=evil], #facts img").count() == 0
    assert (alerts, foreign, errors) == ([], [], [])


def test_bad_input_is_said_and_what_was_typed_stays(page: Page, tmp_path: Path) -> None:
    page.fill("#year input", "20255")
    page.press("#year input", "Enter")
    expect(page.locator("body")).to_contain_text("20255”不对")

    page.fill("#message textarea", "字" * 200_000)
    page.click("#send")
    expect(page.locator("#chat")).to_contain_text("一次最多10万字")
    assert len(page.input_value("#message textarea")) == 200_000

    page.fill("#message textarea", "   ")
    page.click("#send")
    expect(page.locator("#chat")).to_contain_text("您好，我是述法")

    broken = tmp_path / "程序.docx"
    broken.write_bytes(b"MZ\x90\x00" + bytes(600))
    page.set_input_files("input[type=file]", broken)
    expect(page.locator("body")).to_contain_text("是程序，不是文档")


def _note(foreign: list[str], request: Request) -> None:
    if "evil.invalid" in request.url:
        foreign.append(request.url)
