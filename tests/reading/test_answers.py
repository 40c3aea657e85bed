"""A model's answer is taken out of its wrapping as it streams, and what is no answer is known for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.answers import Amiss, Unwrapped, Watch, amiss, json_object, repeats

TEXT = "全年开展普法宣传42场，受教育3000人次。"


def unwrapped(pieces: list[str], thinking: bool = False) -> str:
    answer = Unwrapped(thinking)
    return "".join([*map(answer.add, pieces), answer.end()])


@pytest.mark.parametrize(
    ("said", "means"),
    [
        (TEXT, TEXT),
        (f"<think>先想\n再写</think>\n\n{TEXT}\n", TEXT),
        (f"<thinking>想</thinking>{TEXT}", TEXT),
        ("前半。<think>又想</think>后半。", "前半。后半。"),
        (f"```\n{TEXT}\n```", TEXT),
        (f"```markdown\n一、举措\n{TEXT}\n```\n", f"一、举措\n{TEXT}"),
        (f"<think>想</think>\n```text\n{TEXT}\n```", TEXT),
        ("<think>想着想着就断了", ""),
        ("数量<300且>200的为合格", "数量<300且>200的为合格"),
        ("代码用```标出，前后各空一行", "代码用```标出，前后各空一行"),
        ("第一段。\n\n第二段。", "第一段。\n\n第二段。"),
        ("", ""),
    ],
)
def test_thoughts_fences_and_white_space_at_the_ends_are_left_out(said: str, means: str) -> None:
    assert unwrapped([said]) == means
    assert unwrapped(list(said)) == means


@given(st.text(alphabet="普法 。\n`<think>/", max_size=40), st.integers(1, 5))
def test_the_pieces_make_no_difference(said: str, length: int) -> None:
    pieces = [said[at : at + length] for at in range(0, len(said), length)]
    assert unwrapped(pieces) == unwrapped([said])


def test_what_is_sure_is_not_kept_waiting() -> None:
    answer = Unwrapped()
    assert [answer.add(piece) for piece in ("全年", "普法", "42场")] == ["全年", "普法", "42场"]


def test_a_thought_that_nobody_opened_is_noticed() -> None:
    answer = Unwrapped()
    answer.add(f"先想。</think>{TEXT}")
    assert answer.untagged
    assert unwrapped(["先想。</th", f"ink>{TEXT}"], thinking=True) == TEXT


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Amiss.EMPTY),
        (" \n", Amiss.EMPTY),
        ("抱歉，我无法协助完成这个请求。", Amiss.REFUSED),
        ("对不起，这个问题我不能回答。", Amiss.REFUSED),
        ("作为一个人工智能语言模型，我无法提供相关内容。", Amiss.REFUSED),
        ("I'm sorry, but I can't help with that.", Amiss.REFUSED),
        (
            "The bureau carried out forty-two activities on the rule of law and completed them all on time.",
            Amiss.ENGLISH,
        ),
        ("全年开展普法宣传42场。" * 12, Amiss.REPEATS),
        ("一是加强学习，二是抓好落实，三是强化监督，四是注重实效。" * 5, Amiss.REPEATS),
        (TEXT, None),
        ("无法律服务机构的村实现全覆盖，不能到场的当事人由窗口代办。", None),
        ("推进ISO9001质量管理体系和OA系统、APP、12348热线衔接，群众办事更方便。", None),
        ("1月调解3件；2月调解3件；3月调解3件；4月调解3件；5月调解3件；6月调解3件；7月调解3件；8月调解3件。", None),
    ],
)
def test_what_is_no_answer_is_known(text: str, fault: Amiss | None) -> None:
    assert amiss(text, ended=True) is fault


def test_a_refusal_is_seen_before_the_answer_is_out() -> None:
    watch = Watch()
    seen = [watch.add(character) for character in "抱歉，我无法协助完成这个请求。"]
    assert seen.index(Amiss.REFUSED) < 8


def test_repeating_is_seen_soon() -> None:
    watch, said = Watch(), 0
    while not watch.add("全年开展普法宣传42场。"):
        said += 1
    assert said < 20


@given(st.text(alphabet="普法宣传执法", max_size=59))
def test_a_short_text_repeats_nothing(text: str) -> None:
    assert not repeats(text)


@pytest.mark.parametrize(
    "said",
    [
        '{"事实": ["普法42场"]}',
        '```json\n{"事实": ["普法42场"]}\n```',
        '好的，结果如下：\n{"事实": ["普法42场"]}\n请查收。',
        '<think>可以写成{"事实": []}</think>{"事实": ["普法42场"]}',
    ],
)
def test_json_is_found_in_whatever_stands_around_it(said: str) -> None:
    assert json_object(said) == {"事实": ["普法42场"]}


@pytest.mark.parametrize("said", ["", "没有", '["普法"]', '{"事实": ["普法', "{" * 5000, '{"a": 1} {"a": 2}'])
def test_what_is_no_json_object_is_none(said: str) -> None:
    assert json_object(said) is None
