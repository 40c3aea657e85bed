"""A promise is kept, half kept or open: what was reached is held against what was promised."""

import pytest

from bot.domain.facts import Note
from bot.domain.genre import Brief
from bot.domain.last_year import Answer, AnswerState
from bot.drafting.genres import load_genres
from bot.drafting.placing import place
from bot.drafting.style import load_style
from bot.gathering.answering import answers_to
from bot.gathering.promise_words import load_promise_words
from bot.gathering.promises import promises_of
from bot.reading.facts import RuleFactReader
from bot.reading.outline import read_outline
from tests.gathering.answer_pairs import yardstick

HEAD = "云渡县档案馆关于2024年度法治政府建设情况的报告\n\n一、主要举措和成效\n组织学法6次。\n\n"
MET, PARTLY, OPEN = AnswerState.MET, AnswerState.PARTLY, AnswerState.OPEN


def answer(heading: str, promised: str, notes: str) -> Answer:
    text = f"{HEAD}二、{heading}\n一是{promised}。\n"
    genre = load_genres()["annual_report"]
    read = RuleFactReader().read([Note("台账", notes)], Brief("云渡县档案馆", 2025, genre))
    facts = place(read, genre, load_style()).standing()
    return answers_to(
        promises_of(read_outline(text), text, load_promise_words()), facts, (), yardstick("云渡县档案馆")
    )[0]


def plan(promised: str, notes: str) -> Answer:
    return answer("下一步工作安排", promised, notes)


def problem(promised: str, notes: str) -> Answer:
    return answer("存在的不足", promised, notes)


@pytest.mark.parametrize(
    ("promised", "notes", "state", "compared"),
    [
        ("组织档案执法人员轮训不少于4期", "档案执法人员轮训办了2期，68人参加", PARTLY, ("不少于4期", "2期")),
        ("组织档案执法人员轮训不少于4期", "档案执法人员轮训办了5期，168人参加", MET, ("不少于4期", "5期")),
        ("档案查阅投诉降至120件以下", "档案查阅投诉135件，都办结了", PARTLY, ("降至120件以下", "135件")),
        ("档案查阅投诉降至120件以下", "档案查阅投诉由180件降到97件", MET, ("降至120件以下", "97件")),
        ("档案移交合格率达到90%以上", "档案移交合格率82%", PARTLY, ("达到90%以上", "82%")),
        ("每季度通报一次档案移交情况", "档案移交情况通报了2次", PARTLY, ("每季度", "2次")),
        ("6月底前完成乡镇档案室改造", "乡镇档案室改造9月份完成，12个都验收了", PARTLY, ("6月底前", "9月份")),
        ("6月底前完成乡镇档案室改造", "乡镇档案室改造5月完成，12个都验收了", MET, ("6月底前", "5月")),
        ("创建省级档案工作示范单位", "我馆12月获评市级档案工作示范单位", PARTLY, ("省级", "市级")),
    ],
)
def test_what_was_reached_is_held_against_what_was_promised(
    promised: str, notes: str, state: AnswerState, compared: tuple[str, str]
) -> None:
    told = plan(promised, notes)

    assert told.state is state
    assert compared in [(one.promised, one.reached) for one in told.reached]
    assert all(one.met for one in told.reached) is (state is MET)


@pytest.mark.parametrize(
    "notes",
    [
        "档案法治教育基地正在建设，土建完成七成",
        "档案法治教育基地已经立项、选址",
        "档案法治教育基地5月启动，还在布展",
        "档案法治教育基地：布展还没招标，预计明年开放",
        "档案法治教育基地没建起来",
    ],
)
def test_what_is_under_way_is_not_done(notes: str) -> None:
    told = plan("建成县级档案法治教育基地", notes)

    assert not told.answered
    assert told.why


def test_what_was_begun_and_then_finished_is_done() -> None:
    assert plan("建成县级档案法治教育基地", "档案法治教育基地3月启动布展，10月建成开放").answered


def test_other_deeds_in_the_same_words_do_not_make_the_thing() -> None:
    told = plan("建成县级档案法治教育基地", "档案法治教育宣传进校园12场，发资料3000份")

    assert not told.answered and not told.facts


@pytest.mark.parametrize("each", ["每季度一期", "3月、6月、9月、12月各办一期"])
def test_how_often_adds_up_to_how_many(each: str) -> None:
    assert plan("组织档案执法人员轮训不少于4期", f"档案执法人员轮训{each}").answered


@pytest.mark.parametrize("parts", ["春季2期、秋季2期，168人参加", "上半年2期，下半年3期", "线上2期、线下2期"])
def test_parts_of_a_year_add_up(parts: str) -> None:
    assert plan("组织档案执法人员轮训不少于4期", f"档案执法人员轮训{parts}").answered


@pytest.mark.parametrize(
    ("promised", "notes"),
    [
        ("检查立档单位不少于30家", "检查立档单位20家，责令整改立档单位12家"),
        ("组织档案执法人员轮训不少于4期", "档案执法人员轮训2期，另办业务培训3期"),
    ],
)
def test_numbers_of_two_deeds_do_not_add_up(promised: str, notes: str) -> None:
    assert plan(promised, notes).state is PARTLY


@pytest.mark.parametrize(
    ("promised", "notes", "state"),
    [
        ("乡镇档案室建档率达到100%", "乡镇档案室建档全部完成", MET),
        ("乡镇档案室建档率达到100%", "乡镇档案室建档12个，购置款全部付清", PARTLY),
        ("新建示范档案室不少于3个", "示范档案室新建了东桥、西桥、南岭", MET),
        ("新建示范档案室不少于3个", "示范档案室新建了东桥、西桥", PARTLY),
        ("组织档案执法人员轮训不少于3期", "档案执法人员轮训，内容有档案法、行政处罚法、行政许可法", PARTLY),
    ],
)
def test_all_of_them_and_a_list_of_them_stand_for_a_number(promised: str, notes: str, state: AnswerState) -> None:
    assert plan(promised, notes).state is state


@pytest.mark.parametrize(
    ("promised", "notes", "state"),
    [
        ("组织档案执法人员培训不少于4次", "3月、6月、9月、11月各办了一期档案执法培训班", MET),
        ("开展档案卷宗互评2次", "档案卷宗互评上半年、下半年各一次", MET),
        ("开展档案进社区宣讲12场", "5.6 档案进社区宣讲开始，先到桂花社区\n10.9 档案进社区宣讲第12场，梅园社区", MET),
        ("开展档案进社区宣讲12场", "5.6 档案进社区宣讲开始，先到桂花社区\n10.9 档案进社区宣讲第11场，梅园社区", PARTLY),
        (
            "组织档案员业务轮训不少于3次",
            "3月2日 档案员业务轮训，41人\n6月9日 档案员业务轮训，38人\n9月7日 档案员业务轮训，40人",
            MET,
        ),
        (
            "组织档案员业务轮训不少于4次",
            "3月2日 档案员业务轮训，41人\n6月9日 档案员业务轮训，38人\n9月7日 档案员业务轮训，40人",
            PARTLY,
        ),
        (
            "举办档案员业务轮训3期，轮训100人次以上",
            "4月7日 档案员业务轮训第一期，41人\n6月9日 档案员业务轮训第二期，37人\n9月5日 档案员业务轮训第三期，24人",
            MET,
        ),
        ("在全县8个乡镇设立档案查阅点", "5月3个乡镇档案查阅点挂牌，9月剩下5个挂牌，8个乡镇都有了", MET),
    ],
)
def test_times_that_the_notes_do_not_add_up_are_counted(promised: str, notes: str, state: AnswerState) -> None:
    assert plan(promised, notes).state is state


@pytest.mark.parametrize(
    ("promised", "notes"),
    [
        ("推进“双随机、一公开”监管，抽查立档单位不少于50家", "双随机抽查立档单位61家"),
        ("建立轻微违法免罚清单", "印发《档案管理领域轻微违法不予处罚事项清单》"),
        (
            "每季度召开一次依法行政专题会议",
            "3月1日 一季度依法行政专题会\n6月2日 二季度依法行政专题会\n9月3日 三季度依法行政专题会\n12月4日 四季度依法行政专题会",
        ),
        ("实现乡镇档案室检查全覆盖", "乡镇档案室16家全部查到，关停1家"),
        ("督促所有立档单位装好恒温设备", "立档单位46家，原来没装恒温设备的9家，9月全部装好"),
    ],
)
def test_usual_words_for_the_same_deed_keep_a_promise(promised: str, notes: str) -> None:
    assert plan(promised, notes).answered


@pytest.mark.parametrize(
    ("promised", "notes"),
    [
        ("制定档案查阅办法", "没有办法查阅的档案补了目录，《档案查阅办法》4月印发"),
        ("建立重大档案事项送审制度", "重大档案事项送审制度建立以来，送审率100%"),
        ("建设档案监管平台", "档案监管平台6月上线，接入在建工程项目档案38个"),
    ],
)
def test_words_that_only_look_like_not_done_do_not_count_against_it(promised: str, notes: str) -> None:
    assert plan(promised, notes).answered


@pytest.mark.parametrize(
    "notes", ["赴清浦学习调研档案监管平台建设2次", "档案监管平台与数据局对接3次", "档案监管平台报了财政"]
)
def test_to_look_at_it_elsewhere_or_to_ask_for_it_is_not_to_make_it(notes: str) -> None:
    assert not plan("建设档案监管平台", notes).answered


def test_the_lead_word_of_a_line_tells_what_the_line_is_about() -> None:
    assert plan("年内开展涉密档案卷宗互评2次", "- 卷宗互评：4月一次，10月一次，评了60卷\n- 编研：出了3本").answered


@pytest.mark.parametrize(
    ("promised", "notes"),
    [
        ("招录档案、修复专业人员不少于6名", "招录4个人，档案专业2个、修复2个\n志愿讲解员定了34人，有档案专业的"),
        ("新培养基层档案员不少于120名", "基层档案员累计到137名了，今年新培养91名"),
        ("建成档案修复中心并投入运行", "档案修复中心装修完了，设备在调试，现在还没对外"),
        ("建设档案文化体验馆1个", "档案文化大篷车跑了36个村"),
        ("建设档案文化体验馆1个", "档案文化体验馆没立上项，财政说明年再看"),
        ("建成档案文化公园，设置档案文化墙6处", "档案文化墙6处都设置好了，10月完工"),
        ("举办档案员培训班4期", "会计培训班5期，这是财务的，不是档案员培训班"),
    ],
)
def test_half_of_it_or_something_like_it_is_not_it(promised: str, notes: str) -> None:
    assert not plan(promised, notes).answered


def test_a_fault_that_grew_is_not_answered() -> None:
    assert not problem("档案查阅投诉127件，居高不下", "档案查阅投诉141件，出台了整改办法").answered


def test_a_number_that_was_only_meant_is_not_taken_for_reached() -> None:
    told = plan("组织档案执法人员轮训不少于4期", "档案执法人员轮训原定4期，实际办了2期")

    assert told.state is PARTLY
    assert [one.reached for one in told.reached] == ["2期"]


def test_a_problem_that_this_year_tells_again_stays_open_whatever_was_done() -> None:
    told = problem(
        "乡镇档案员队伍不稳定，兼职多", "乡镇档案员培训3期，120人\n存在的不足：\n乡镇档案员队伍还是不稳定，兼职多\n"
    )

    assert not told.answered
    assert "今年的不足里又写到" in told.why


def test_a_problem_is_not_answered_by_a_number_that_merely_shares_its_words() -> None:
    assert not problem("档案查阅投诉受理不规范", "档案查阅投诉受理35件").answered


def test_a_number_that_got_better_answers_a_problem_and_one_that_got_worse_does_not() -> None:
    assert problem("档案移交合格率仅60%", "档案移交合格率91%").answered
    assert not problem("档案移交合格率仅60%", "档案移交合格率55%").answered
