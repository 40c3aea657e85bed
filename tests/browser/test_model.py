"""The page says which model writes, and lets the administrator at the machine set one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bench.scripted_server import ScriptedServer


@pytest.fixture
def page(page: Page, model_server: ScriptedServer) -> Iterator[Page]:
    """Goes back to rules in the end: the server is shared with other tests."""
    model_server.models, model_server.pace = ("qwen3:14b",), 40
    model_server.answer = lambda asked: '{"事实": []}' if asked.as_json else "一是进乡村宣讲，二是进社区咨询。"
    yield page
    page.request.delete(f"{page.url}api/model")


def test_a_model_is_tried_chosen_and_given_up_again(page: Page, model_server: ScriptedServer) -> None:
    expect(page.locator("#model")).to_contain_text("按规则起草，不用模型")
    page.click("#model")
    page.fill("[name=base_url]", model_server.url)
    page.fill("[name=name]", "qwen3:14b")
    page.fill("[name=key]", "sk-geheim")
    page.click("#model-test")
    expect(page.locator(".sf-trials li")).to_have_count(5)
    expect(page.locator(".sf-trials .sf-failed")).to_have_count(0)

    page.click("#model-use")
    expect(page.locator("#model")).to_have_text("模型 qwen3:14b 起草，在本机")
    page.click("#model")
    expect(page.locator("[name=base_url]")).to_have_value(model_server.url)
    expect(page.locator("[name=key]")).to_have_value("")
    assert "geheim" not in page.content()

    page.click("#model-none")
    expect(page.locator("#model")).to_contain_text("按规则起草，不用模型")


def test_a_model_that_is_not_there_is_told_in_the_dialog(page: Page, model_server: ScriptedServer) -> None:
    page.click("#model")
    page.fill("[name=base_url]", model_server.url)
    page.fill("[name=name]", "<img src=x onerror=alert(1)>")
    page.click("#model-test")

    expect(page.locator(".sf-trials .sf-failed").first).to_contain_text("服务上没有“<img src=x onerror=alert(1)>”")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator("#model")).to_be_focused()
