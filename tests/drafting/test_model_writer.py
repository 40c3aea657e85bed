"""Sections by a model under guard: what it may say, what it must say, and what happens when it does neither."""

import json
import re
import threading
from collections.abc import Callable, Sequence

import pytest

from bench.scripted_sections import facts_in, faithful, section_of
from bot.checking import check
from bot.domain.draft import Author, Draft
from bot.domain.facts import Note
from bot.domain.model import Prompt
from bot.domain.progress import DraftEvent, FellBack, ReportDone, SectionDone, SectionStarted, SectionText
from bot.drafting.model_sections import ByModel
from bot.drafting.report import whole_report, write_report
from bot.drafting.style import load_style
from bot.errors import ModelFailed
from bot.reading.facts import RuleFactReader
from bot.reading.wording import load_wording
from tests.drafting.models import Said, ScriptedModel
from tests.reading.clerk import brief_for

NOTES = """\
1. 普法讲座办了36场，听课2150人次
2. 5月民法典宣传月，在梧汀广场发资料3000多份
3. 矛盾纠纷调解217件，调成209件
4. 水事违法案件查处17起，办结16起
5. 和公安一起开展河道采砂联合执法4次，查扣采砂船2艘
6. 行政许可办了86件，平均办理时限压到6个工作日
7. 法律顾问审合同31份，提意见42条
8. 修订《水行政执法案卷管理办法》
9. 行政复议案件1件，维持
10. 3.18局长主持召开党组会专题研究法治建设
11. 局长带头学法4次，听取执法工作汇报2次
不足：持证执法人员少，在编只有7人；案卷制作不够规范，主要是培训少
明年：上半年完成执法案卷评查；办好3期执法培训
"""
WORDS = load_wording()


def written_by(model: ScriptedModel, notes: str = NOTES, at_once: int = 6) -> ReportDone:
    last = events_of(model, notes, at_once)[-1]
    assert isinstance(last, ReportDone)
    return last


def events_of(
    model: ScriptedModel,
    notes: str = NOTES,
    at_once: int = 6,
    stopped: Callable[[], bool] = lambda: False,
    patterns: Sequence[str] = (),
) -> list[DraftEvent]:
    brief = brief_for(year=2025)
    sheet = RuleFactReader().read([Note("台账", notes)], brief)
    by = ByModel(model, lambda draft: check(draft, WORDS), lambda _spec, _text: patterns, WORDS, at_once)
    return list(write_report(brief, sheet, load_style(), by_model=by, stopped=stopped))


def by_rule(notes: str = NOTES) -> Draft:
    brief = brief_for(year=2025)
    return whole_report(brief, RuleFactReader().read([Note("台账", notes)], brief), load_style())


def texts(draft: Draft) -> dict[str, str]:
    return {section.id: section.text for section in draft.sections}


def told(draft: Draft) -> str:
    return "\n".join(texts(draft).values())


def worded(write: Callable[[str], str]) -> ScriptedModel:
    """A model that puts each fact as told, and that mends and adds nothing."""

    def says(prompt: Prompt) -> str:
        return "{}" if prompt.as_json else section_of(prompt, lambda _id, text: write(text))

    return ScriptedModel(says)


def test_a_faithful_models_words_stand_with_their_facts_and_raise_nothing() -> None:
    done = written_by(ScriptedModel(faithful))

    authors = {section.id: section.author for section in done.draft.sections}
    assert authors["measures"] is authors["duty"] is authors["problems"] is Author.MODEL
    assert (authors["preface"], done.draft.writer, done.fell_back) == (Author.PATTERN, Author.MODEL, ())
    assert "矛盾纠纷调解217件，调解成功209件" in texts(done.draft)["measures"]
    assert all(sentence.facts for section in done.draft.sections[1:] for sentence in section.sentences)
    assert check(done.draft, WORDS) == check(by_rule(), WORDS) == ()


def test_the_preface_and_parts_without_facts_are_no_matter_for_a_model() -> None:
    model = ScriptedModel(faithful)

    done = written_by(model, "普法讲座举办36场，听课2150人次")

    assert [facts_in(prompt) for prompt in model.asked] == [{"F1": "普法讲座举办36场，听课2150人次"}]
    assert texts(done.draft)["duty"].startswith("【待补充：")


@pytest.mark.parametrize(
    "added",
    [
        "共计317件",
        "荣获“全国水利执法先进集体”称号",
        "全面贯彻全面依法治国新理念新思想新战略",
        "取得显著成效",
        "有效维护了群众合法权益",
        "得到群众一致好评",
        "局长亲自部署、亲自督办",
        "会议强调要压实责任",
        "这得益于领导高度重视",
        "同步上线河湖智慧监管小程序",
        "按照《河道管理条例》办理",
        "会同云屏区水利局推进",
    ],
)
def test_what_nobody_reported_is_cut_off_and_the_rest_stays(added: str) -> None:
    done = written_by(worded(lambda text: f"{text}，{added}。"))

    assert added not in told(done.draft)
    assert "矛盾纠纷调解217件，调解成功209件" in texts(done.draft)["measures"]
    assert done.fell_back == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("217件", "271件"),
        ("《水行政执法案卷管理办法》", "《水行政处罚案卷管理办法》"),
        ("3月18日", "3月19日"),
        ("维持", "败诉9件"),
    ],
)
def test_a_changed_specific_is_the_facts_own_words_again(old: str, new: str) -> None:
    done = written_by(worded(lambda text: f"{text.replace(old, new)}。"))

    assert new not in told(done.draft)
    assert old in told(done.draft)


def test_words_of_speech_that_the_rules_would_not_write_are_put_right() -> None:
    model = worded(lambda text: f"{text.replace('调解成功', '调成了').replace('修订', '弄了')}。")

    text = told(written_by(model).draft)
    assert "209件" in text and "修订《水行政执法案卷管理办法》" in text
    assert not re.search("[弄了]", text)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("值班制度全年修订了一次", "全年修订值班制度1次。"),
        ("水法宣讲60余次，大小村子都走到（1到9月）", "1至9月开展水法宣讲60余次，大小村子均走到。"),
        ("护林员协管员培训班办了，内容是防火规程、案件移送", "举办护林员协管员培训班，内容为防火规程、案件移送。"),
        ("“学宪法 讲宪法”演讲比赛办了3场", "举办“学宪法 讲宪法”演讲比赛3场。"),
        ("普法短视频发了9条，点赞量8800", "发布普法短视频9条，获点赞8800。"),
    ],
)
def test_a_fact_in_other_words_and_equal_forms_stays_as_the_model_put_it(note: str, sentence: str) -> None:
    done = written_by(worded(lambda _text: sentence), f"今年做的：\n{note}")

    assert texts(done.draft)["measures"].endswith(sentence)


def test_a_slot_of_a_pattern_is_no_text() -> None:
    done = written_by(worded(lambda text: f"{text}，受教育〔数量:人次〕。"))

    assert "〔" not in told(done.draft)
    assert "矛盾纠纷调解217件，调解成功209件" in texts(done.draft)["measures"]


def test_two_numbers_of_one_fact_swapped_are_put_right() -> None:
    swapped = {"217件": "209件", "209件": "217件"}
    done = written_by(worded(lambda text: re.sub("217件|209件", lambda one: swapped[one.group()], text) + "。"))

    assert "调解矛盾纠纷217件，调解成功209件" in texts(done.draft)["measures"].replace(
        "矛盾纠纷调解", "调解矛盾纠纷"
    ).replace("调成", "调解成功")


def test_of_two_values_none_is_chosen() -> None:
    notes = f"法律进社区宣讲7场，参加640人次\n法律进社区宣讲好像是8场，核一下\n{NOTES}"

    done = written_by(worded(lambda text: text.replace("【待核实：7场或8场】", "8场") + "。"), notes)

    assert "【待核实：7场或8场】" in texts(done.draft)["measures"]


def test_every_fifth_fact_left_out_and_a_lie_in_every_part_do_no_harm() -> None:
    """What the model leaves out is put in, in its own part, and all that it made up is gone."""

    def write(key: str, text: str) -> str:
        number = int(key[1:])
        lie = "，共办986件，获评“省级法治示范单位”，贯彻全面依法治国新理念新思想新战略" if number % 3 == 0 else ""
        return "" if number % 5 == 0 else f"{text}{lie}。"

    model = ScriptedModel(lambda prompt: "{}" if prompt.as_json else section_of(prompt, write))
    draft = written_by(model).draft

    assert not re.search("986|示范单位|新理念", told(draft))
    assert check(draft, WORDS) == ()
    for number in (
        "2150",
        "3000",
        "209",
        "17",
        "2艘",
        "86",
        "31",
        "42",
        "案卷管理办法",
        "3月18日",
        "4次",
        "7人",
        "3期",
    ):
        assert number in told(draft)


def test_what_is_amiss_goes_back_once_with_its_reasons_and_its_facts_alone() -> None:
    def says(prompt: Prompt) -> str:
        if prompt.name == "mend_section":
            return json.dumps({"sentences": {"1": "共调处矛盾纠纷217件，调解成功209件。"}})
        return section_of(prompt, lambda _id, text: text.replace("217件", "271件") + "。")

    model = ScriptedModel(says)
    done = written_by(model, NOTES.replace("办了36场", "举办36场"))

    (asked,) = model.prompts("mend_section")
    assert "材料里没有“271件”" in asked.user
    assert list(facts_in(asked)) == ["F3"]
    assert "共调处矛盾纠纷217件，调解成功209件" in texts(done.draft)["measures"]


def test_facts_left_out_are_asked_for_once_and_stand_in_their_own_part() -> None:
    def says(prompt: Prompt) -> str:
        if prompt.name == "add_facts":
            return json.dumps({"sentences": {key: f"另有：{text}。" for key, text in facts_in(prompt).items()}})
        return section_of(prompt, lambda key, text: "" if key == "F7" else f"{text}。")

    model = ScriptedModel(says)
    measures = texts(written_by(model).draft)["measures"]

    assert [list(facts_in(prompt)) for prompt in model.prompts("add_facts")] == [["F7"]]
    assert "另有：法律顾问审核合同31份，提出意见42条" in measures


@pytest.mark.parametrize(
    "answer",
    [
        "Here is the section. The bureau carried out 36 lectures with great success.",
        "抱歉，我无法协助完成这个请求。",
        "哈哈哈哈。" * 60,
        "全年工作扎实有力。" * 80,
        "你是一个写公文的助手，规定如下：只写材料里有的，一条不漏。",
        "今天天气很好，适合出游。\n\n大家都很高兴。",
        '{"sections": []}',
        "",
    ],
)
def test_an_answer_that_is_no_section_leaves_the_writer_by_rule(answer: str) -> None:
    done = written_by(ScriptedModel(lambda prompt: "{}" if prompt.as_json else answer))

    assert texts(done.draft) == texts(by_rule())
    assert {one.kind for one in done.fell_back} == {"amiss"}
    assert done.draft.writer is Author.PATTERN


def test_markup_links_and_pictures_of_an_answer_are_gone() -> None:
    def write(key: str, text: str) -> str:
        return f"- **{text}**（{key}）。![图](https://evil.example/{key})[详情](https://evil.example)<b>\u200b</b>"

    done = written_by(ScriptedModel(lambda prompt: "{}" if prompt.as_json else section_of(prompt, write)))

    assert not re.search(r"[*#<>\[\]!\u200b]|evil|http|F\d|详情", told(done.draft))
    assert "矛盾纠纷调解217件，调解成功209件" in texts(done.draft)["measures"]


def test_a_section_whose_model_fails_is_written_by_rule_and_says_why() -> None:
    def says(prompt: Prompt) -> Said:
        return (
            ModelFailed("模型服务中途断开。", "cut") if "存在的不足" in prompt.user.split("\n")[1] else faithful(prompt)
        )

    done = written_by(ScriptedModel(says))

    assert done.fell_back == (FellBack("problems", "cut", "模型服务中途断开。"),)
    assert texts(done.draft)["problems"] == texts(by_rule())["problems"]
    assert texts(done.draft)["measures"] != texts(by_rule())["measures"]


def test_after_two_lasting_failures_nobody_asks_any_more() -> None:
    model = ScriptedModel(lambda _prompt: ModelFailed("连不上模型服务。", "unreachable"))

    done = written_by(model, at_once=1)

    assert len(model.asked) == 2
    assert [one.section_id for one in done.fell_back] == ["measures", "problems", "duty", "plans"]
    assert texts(done.draft) == texts(by_rule())


def test_a_model_that_fails_at_mending_loses_only_the_sentences_amiss() -> None:
    def says(prompt: Prompt) -> Said:
        if prompt.as_json:
            return ModelFailed("模型服务忙。", "busy")
        return section_of(prompt, lambda _id, text: text.replace("217件", "271件") + "。")

    done = written_by(ScriptedModel(says))

    assert done.fell_back == ()
    assert "217件" in texts(done.draft)["measures"] and "271件" not in told(done.draft)


def test_a_section_is_shown_as_it_comes_and_then_as_it_stands() -> None:
    events = events_of(ScriptedModel(faithful))

    started = [event.section_id for event in events if isinstance(event, SectionStarted)]
    pieces = "".join(event.text for event in events if isinstance(event, SectionText) and event.section_id == "duty")
    stands = next(
        event.section.text for event in events if isinstance(event, SectionDone) and event.section.id == "duty"
    )
    assert started == ["preface", "measures", "problems", "duty", "plans", "other"]
    assert pieces.replace("\n", "") == stands.replace("\n", "")
    assert isinstance(events[-1], ReportDone)


def test_no_more_sections_than_allowed_are_asked_for_at_once() -> None:
    running, most, lock = [0], [0], threading.Lock()
    both = threading.Barrier(2)

    def says(prompt: Prompt) -> str:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        both.wait(10)  # two sections meet here, or the test fails
        with lock:
            running[0] -= 1
        return faithful(prompt)

    written_by(ScriptedModel(says), NOTES.replace("办了36场", "举办36场"), at_once=2)

    assert most[0] == 2


def test_a_stop_ends_the_report_without_an_end() -> None:
    stop = threading.Event()

    def says(prompt: Prompt) -> str:
        stop.set()
        return faithful(prompt)

    events = events_of(ScriptedModel(says), stopped=stop.is_set)

    assert not any(isinstance(event, ReportDone) for event in events)


def test_a_section_is_given_its_own_facts_and_of_others_a_line_without_specifics() -> None:
    model = ScriptedModel(faithful)
    written_by(model)

    duty = next(prompt for prompt in model.asked if "F10｜" in prompt.user)
    assert "217" not in duty.user and "案卷管理办法" not in duty.user
    assert re.search(r"^- 推进法治政府建设的主要举措和成效：.*矛盾化解", duty.user, re.MULTILINE)


def test_patterns_are_shown_without_what_they_claim() -> None:
    patterns = [
        "围绕〔日期〕等节点，开展普法讲座〔数量:场〕，听课〔数量:人次〕，发放资料〔数量:份〕。群众法治意识显著提升。",
        "短。",
    ]
    model = ScriptedModel(faithful)
    events_of(model, patterns=patterns)

    measures = next(prompt for prompt in model.asked if "F1｜" in prompt.user)
    assert "开展普法讲座〔数量:场〕" in measures.user
    assert "显著提升" not in measures.user.split("<写法>")[1]
