"""范文 on the page: files go up, each with its result; what was read is put right; nobody else sees any of it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Server, opened

UNIT = "青螺区档案局"
REPORT = f"""{UNIT}关于2024年度法治政府建设情况的报告

一、主要举措和成效

{UNIT}组织档案执法检查17次，对9家到期单位逐一上门核对目录，接收档案3180卷。6月9日国际档案日前后举办开放日活动2场。

二、存在的不足

馆藏数字化进度还不够快，执法人员只有4名。

三、下一步打算

明年完成馆藏婚姻档案数字化，修订查阅制度。
"""
OTHER = REPORT.replace("档案", "粮食").replace("青螺", "苇岸").replace("馆藏", "库存").replace("婚姻", "原粮")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    made = {
        "青螺区档案局2024.txt": REPORT.encode(),
        "苇岸区粮食局2024.md": OTHER.encode(),
        "青螺区档案局2024（终稿）.txt": (REPORT + "\n").encode(),
        "不是文档.docx": b"MZ\x90\x00" * 40,
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    return {name: tmp_path / name for name in made}


def samples(page: Page) -> Locator:
    page.get_by_role("tab", name=re.compile("^范文")).first.click()
    return page.locator("#samples-pane")


def test_files_go_up_are_put_right_and_removed_and_stay_ones_own(
    page: Page, server: Server, chromium: Browser, files: dict[str, Path]
) -> None:
    pane = samples(page)
    page.set_input_files("#library-files", list(files.values()))

    came = pane.locator("#uploads")
    expect(came.locator("header b")).to_have_text("4 个文件：已收入 2，重复 1，未收入 1", timeout=120_000)
    kept = came.locator("li", has_text="青螺区档案局2024.txt")
    expect(kept).to_contain_text(f"{UNIT} · 2024年 · 法治政府建设年度报告 · 读出3个小标题")
    expect(came.locator("li", has_text="终稿")).to_contain_text("是同一份，没有再收")
    expect(came.locator("li", has_text="不是文档.docx")).to_contain_text("是程序，不是文档")

    kept.get_by_role("button", name=re.compile("^《")).click()
    both = pane.locator(".sf-both", has_text="接收档案3180卷")
    expect(both.locator("mark").first).to_be_visible()
    expect(both.locator("> div").nth(1)).to_contain_text("接收档案〔数量:卷〕")

    pane.locator("#report-unit").fill("青螺区档案馆")
    pane.locator("#report-unit").press("Enter")
    expect(pane.locator(".sf-shelf")).to_contain_text("青螺区档案馆")
    pane.get_by_label("“三、下一步打算”的类别").select_option("其他")
    expect(page.get_by_text("已改好").first).to_be_visible()
    page.reload()
    page.wait_for_selector("#section-plans")
    pane = samples(page)
    pane.locator(".sf-shelf .sf-item", has_text="青螺区档案馆").click()
    expect(pane.locator("#report-unit")).to_have_value("青螺区档案馆")
    expect(pane.get_by_label("“三、下一步打算”的类别")).to_have_value("other")

    stranger = chromium.new_context(locale="zh-CN")
    theirs = samples(opened(stranger, server))
    expect(theirs.locator(".sf-shelf .sf-item").first).to_be_visible()
    expect(theirs.locator(".sf-shelf")).not_to_contain_text("青螺区")
    expect(theirs.locator("#uploads li")).to_have_count(0)
    theirs.locator("#library-words").fill("到期单位上门核对目录，接收档案")
    theirs.get_by_role("button", name="查找").click()
    expect(theirs.get_by_text(re.compile("找到 .* 段相近的"))).to_be_visible()
    expect(theirs.locator(".sf-sample")).not_to_contain_text("到期单位")
    stranger.close()

    pane.locator("#library-words").fill("到期单位上门核对目录，接收档案")
    pane.get_by_role("button", name="查找").click()
    expect(pane.locator(".sf-match").first).to_contain_text("接收档案3180卷")
    pane.locator(".sf-shelf .sf-item", has_text="青螺区档案馆").click()
    pane.locator("#report-remove").click()
    page.locator("dialog").get_by_role("button", name="移除").click()
    expect(pane.locator(".sf-shelf")).not_to_contain_text("青螺区")


def test_the_index_is_made_anew_on_demand(page: Page) -> None:
    pane = samples(page)
    expect(pane.locator(".sf-library-line")).to_contain_text("只学写法", timeout=120_000)

    with page.expect_response("**/api/library/rebuild") as answer:
        pane.locator("#rebuild").click()

    assert answer.value.ok
    expect(pane.locator(".sf-library-line")).to_contain_text("只学写法", timeout=120_000)
