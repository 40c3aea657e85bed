"""The page: Gradio holds the chat, the brief and the tabs; everything else is drawn by `static/*.js` from the API.

The scripts hang in empty columns (`top`, `left`, `draft-pane` …) by their ids. There is no `gr.HTML` and no `js=`
anywhere, so the content security policy needs no 'unsafe-eval'. Import this module late: Gradio takes seconds.
"""

import html
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

import gradio as gr

from bot.errors import BotError
from bot.ui.theme import office_theme

Message = dict[str, Any]
Shown = tuple[list[Message], Any]
"""What a chat event puts on the page: history and genre id."""

OWNER_COOKIE = "shufa"
ECHO_LIMIT = 400
ECHO_HEAD = 160
ECHO_LINES = 6
KEPT_WHOLE = re.compile(r"……(（共[\d,]+字，[^）]*）)$")
"""How the desk ends a message that it shortened."""

WELCOME = (
    "您好，我是述法，帮您把一年的工作台账写成报告。\n"
    "先告诉我单位、年度和文种（也可以填在上面），再把台账、总结、群里的零散消息原样粘贴过来，多少都行。"
    "我会先说清读到了什么，再一次问一件事。"
)

NOT_DONE = "没有做成"
UNEXPECTED = "这句话没有答上来，出了意外；已写的内容都在，您的话还在输入框里，请再发一次。"

TABS = (
    ("draft", "正文"),
    ("facts", "事实清单"),
    ("gaps", "要点"),
    ("check", "校核"),
    ("samples", "范文"),
    ("versions", "版本"),
)

SCRIPTS = ("shell.js",)
SHEETS = ("page.css", "gradio.css", "pane.css", "lists.css", "gaps.css", "library.css", "model.css")


class TalkingDesk(Protocol):
    """What the page needs of the desk."""

    def reply(self, owner: str, draft_id: str, message: str) -> Any: ...

    def snapshot(self, owner: str, draft_id: str) -> dict[str, Any]: ...

    def genres(self) -> list[dict[str, str]]: ...


def echo(text: str) -> str:
    """A message as its bubble shows it: a long paste by its beginning and length, the whole being kept."""
    if len(text) <= ECHO_LIMIT:
        return text
    told = KEPT_WHOLE.search(text)
    tail = told.group(1) if told else f"（共{len(text):,}字，全文已记入材料）"
    head = "\n".join(text[:ECHO_HEAD].splitlines()[:ECHO_LINES])
    return f"{head.rstrip()}……\n{tail}"


def in_bubble(text: str) -> str:
    """What the chat is given to show a message as it was typed: it reads tags even where it reads no Markdown."""
    return html.escape(echo(text), quote=False)


def bubbles(messages: list[Mapping[str, Any]]) -> list[Message]:
    """Stored messages as Gradio's history; only the last keeps its quick replies."""
    if not messages:
        return [{"role": "assistant", "content": WELCOME}]
    history: list[Message] = [{"role": said["role"], "content": in_bubble(said["content"])} for said in messages]
    options = messages[-1].get("options") or ()
    if options:
        history[-1]["options"] = [{"value": option, "label": option} for option in options]
    return history


def owner_of(request: gr.Request) -> str:
    return str(dict(request.cookies).get(OWNER_COOKIE, ""))


def draft_in(box: str) -> str:
    """The hidden box holds "<draft id>#<counter>": the counter makes every refresh a change."""
    return box.partition("#")[0]


@dataclass(frozen=True)
class Talk:
    """The chat's events, each bound to the draft that stands in the hidden box."""

    desk: TalkingDesk

    def show(self, box: str, shown_genre: str, request: gr.Request) -> Shown:
        """The chat as kept, and the draft's genre where another one is shown."""
        if not draft_in(box):
            return bubbles([]), gr.skip()
        try:
            snapshot = self.desk.snapshot(owner_of(request), draft_in(box))
        except BotError as error:
            raise gr.Error(str(error), title=NOT_DONE, print_exception=False) from error
        genre = snapshot["brief"]["genre"]
        return bubbles(snapshot["messages"]), gr.skip() if genre == shown_genre else genre

    def say(self, text: str, box: str, shown_genre: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        """First the person's own words, at once; then the answer. Words that could not be taken go back into the box."""
        kept, genre = self.show(box, shown_genre, request)
        if not text.strip() or not draft_in(box):
            yield kept, genre, gr.skip()
            return
        history = [{key: value for key, value in old.items() if key != "options"} for old in kept]
        said = [*history, {"role": "user", "content": in_bubble(text)}]
        yield said, gr.skip(), ""
        try:
            self.desk.reply(owner_of(request), draft_in(box), text)
        except BotError as error:
            yield [*said, {"role": "assistant", "content": in_bubble(str(error))}], gr.skip(), text
            return
        except Exception:
            logging.getLogger(__name__).exception("a message could not be answered")
            yield [*said, {"role": "assistant", "content": UNEXPECTED}], gr.skip(), text
            return
        yield *self.show(box, shown_genre, request), gr.skip()

    def choose(
        self, box: str, shown_genre: str, event: gr.SelectData, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        """A quick reply counts as the same words typed; what stands in the message box stays."""
        for history, genre, _ in self.say(str(event.value), box, shown_genre, request):
            yield history, genre


def build_page(desk: TalkingDesk) -> gr.Blocks:
    """The whole page, ready to be mounted with `page_options()`."""
    with gr.Blocks(title="述法", fill_width=True, analytics_enabled=False, delete_cache=(3600, 86400)) as blocks:
        gr.Column(elem_id="top", min_width=0)
        with gr.Row(elem_id="desk"):
            gr.Column(elem_id="left", min_width=0)
            with gr.Column(elem_id="talk", min_width=0):
                _add_talk(desk)
            with gr.Column(elem_id="work", min_width=0):
                _add_tabs()
    page: gr.Blocks = blocks
    return page


def _add_talk(desk: TalkingDesk) -> None:
    genre = _add_brief(desk)
    chat = gr.Chatbot(
        cast(Any, bubbles([])),
        elem_id="chat",
        label="对话",
        show_label=False,
        height="100%",
        buttons=["copy"],
        layout="bubble",
        feedback_options=None,
        group_consecutive_messages=False,
        allow_tags=False,
        render_markdown=False,
    )
    gr.Column(elem_id="chips", min_width=0)
    with gr.Row(elem_id="composer"):
        message = gr.Textbox(
            elem_id="message",
            label="说话",
            show_label=False,
            container=False,
            lines=1,
            max_lines=8,
            placeholder="粘贴材料，或说要改哪里（回车发送，Shift+回车换行）",
        )
        gr.Column(elem_id="upload-place", min_width=0)
        send = gr.Button("发送", elem_id="send", variant="primary", min_width=0)
    box = gr.Textbox(elem_id="draft-box", label="当前文稿", visible="hidden")
    _wire(Talk(desk), box, message, send, chat, genre)


def _add_brief(desk: TalkingDesk) -> Any:
    """Unit and year are filled and saved by `brief.js`; the list of genres takes its value from here."""
    genres = [(genre["name"], genre["id"]) for genre in desk.genres()]
    with gr.Row(elem_id="brief"):
        gr.Textbox(elem_id="unit", label="单位", placeholder="如：云屏区司法局", max_lines=1, interactive=True)
        gr.Textbox(elem_id="year", label="年度", placeholder="如：2025", max_lines=1, interactive=True)
        return gr.Dropdown(genres, value=genres[0][1], elem_id="genre", label="文种", interactive=True)


def _wire(talk: Talk, box: Any, message: Any, send: Any, chat: Any, genre: Any) -> None:
    """Several people may talk at once; one person's events follow one another in the desk."""
    common: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": 8}
    box.change(talk.show, [box, genre], [chat, genre], **common)
    gr.on([message.submit, send.click], talk.say, [message, box, genre], [chat, genre, message], **common)
    chat.option_select(talk.choose, [box, genre], [chat, genre], **common)


def _add_tabs() -> None:
    with gr.Tabs(elem_id="tabs"):
        for name, label in TABS:
            with gr.Tab(label, id=name, elem_id=name):
                gr.Column(elem_id=f"{name}-pane", min_width=0)


def page_options() -> dict[str, Any]:
    """What `gr.mount_gradio_app` needs beside the page itself."""
    links = [f'<link rel="stylesheet" href="/static/{name}">' for name in SHEETS]
    scripts = [f'<script type="module" src="/static/{name}"></script>' for name in SCRIPTS]
    return {
        "theme": office_theme(),
        "head": "\n".join(links + scripts),
        "footer_links": [],
        "run_history": False,
        "allowed_paths": [],
        "show_error": False,
        "ssr_mode": False,
    }
