"""Whatever is thrown in: text or one refusal, and an outline of whatever text came out."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors import UnreadableFile
from bot.reading.documents import read_bytes
from bot.reading.outline import outline_json, read_outline

MARKS = [
    "一、",
    "（一）",
    "(二)",
    "1.",
    "3、",
    "一是",
    "二是",
    "①",
    "第一部分",
    "十十",
    "。",
    "：",
    "；",
    "“",
    "”",
    "《",
    "**",
    "##",
    "|",
    ">",
    "１２",
    "——",
]
WORDS = [
    "加强领导",
    "存在问题",
    "下一步",
    "2024年",
    "云汀县司法局",
    "2024年12月31日",
    "法治政府建设情况的报告",
    "附件：",
    "首页",
]
TOKENS = st.sampled_from([*MARKS, *WORDS, "\n", "\t", "\u3000"])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["a.docx", "a.txt", "a.md", "a.pdf", "a"]), st.binary(max_size=2000))
@example("a.txt", b"\xff\xfe")
@example("a.docx", b"PK\x03\x04")
def test_any_bytes_are_read_or_refused_in_a_sentence(name: str, data: bytes) -> None:
    try:
        said = read_bytes(name, data)
    except UnreadableFile as refusal:
        said = str(refusal)
        assert said.endswith("。")

    assert said.strip()


@settings(max_examples=150, deadline=None)
@given(st.lists(TOKENS, max_size=120).map("".join))
def test_any_text_has_an_outline(text: str) -> None:
    told = outline_json(read_outline(text))

    assert set(told["signoff"]) == {"unit", "date"}
