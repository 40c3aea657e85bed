"""Hypothesis: what is written in another way is not flagged, what says another thing is."""

from datetime import date

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.domain.numbering import chinese_number
from bot.reading.wording import Wording
from tests.checking.conftest import Check

BOUNDED = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

THINGS = (
    ("举办法治讲座", "场", "场次"),
    ("受理法律援助案件", "件", "件"),
    ("调解邻里纠纷", "起", "件"),
    ("走访企业", "家", "户"),
    ("培训网格员", "人", "名"),
    ("发放宣传折页", "份", "份"),
    ("检查餐饮门店", "家次", "家次"),
    ("审核合同", "份", "份"),
)
things = st.sampled_from(THINGS)
counts = st.integers(2, 99_999)
days = st.dates(date(2024, 1, 1), date(2024, 12, 31))


def ways_of(value: int) -> list[str]:
    """Equal ways of writing a number."""
    ways = [str(value), f"{value:,}"]
    if value < 100:
        ways.append(chinese_number(value))
    if value >= 10_000 and value % 100 == 0:
        ways.append(f"{value / 10_000:g}万")
    return ways


def ways_of_day(day: date) -> list[str]:
    return [
        f"{day.month}.{day.day}",
        f"{day.month}月{day.day}日",
        f"{day.month}月{day.day}号",
        f"2024年{day.month}月{day.day}日",
        f"2024-{day.month:02}-{day.day:02}",
    ]


@BOUNDED
@given(thing=things, value=counts, data=st.data())
def test_a_count_in_an_equal_form_raises_nothing(
    found: Check, thing: tuple[str, str, str], value: int, data: st.DataObject
) -> None:
    deed, unit, other = thing
    noted, told = data.draw(st.sampled_from(ways_of(value))), data.draw(st.sampled_from(ways_of(value)))

    findings = found(f"全年{deed}{told}{other}。", notes=f"1、今年{deed}{noted}{unit}\n2、印发通知5份")

    assert findings == (), (noted, told)


@BOUNDED
@given(thing=things, value=counts, data=st.data())
def test_the_words_may_stand_in_another_order(
    found: Check, thing: tuple[str, str, str], value: int, data: st.DataObject
) -> None:
    deed, unit, _ = thing
    verb, noun = deed[:2], deed[2:]

    findings = found(f"全年{verb}{noun}{value}{unit}。", notes=f"{noun}{verb}了{value}{unit}")

    assert findings == ()


@BOUNDED
@given(day=days, data=st.data())
def test_a_day_in_an_equal_form_raises_nothing(found: Check, day: date, data: st.DataObject) -> None:
    noted = data.draw(st.sampled_from(ways_of_day(day)))
    told = data.draw(st.sampled_from(ways_of_day(day)[1:4]))

    findings = found(f"{told}，在文化广场举办宪法宣誓活动。", notes=f"{noted} 在文化广场搞了宪法宣誓活动")

    assert findings == (), (noted, told)


@BOUNDED
@given(thing=things, value=st.integers(100, 99_999), at=st.integers(0, 4), digit=st.integers(0, 9))
def test_any_digit_changed_raises_something(
    found: Check, thing: tuple[str, str, str], value: int, at: int, digit: int
) -> None:
    deed, unit, _ = thing
    figures = str(value)
    place = at % len(figures)
    wrong = int(figures[:place] + str(digit) + figures[place + 1 :])
    assume(wrong not in (value, 5) and wrong > 9)

    findings = found(f"全年{deed}{wrong}{unit}。", notes=f"1、今年{deed}{value}{unit}\n2、印发通知5份")

    assert any(str(wrong) in one.quote for one in findings), (value, wrong)


@BOUNDED
@given(day=days, other=days)
def test_another_day_raises_something(found: Check, day: date, other: date) -> None:
    assume(day != other)

    findings = found(
        f"{other.month}月{other.day}日，在文化广场举办宪法宣誓活动。",
        notes=f"{day.month}.{day.day} 在文化广场搞了宪法宣誓活动",
    )

    # A day of national publicity may be named by anybody.
    assume((other.month, other.day) not in {(12, 4), (4, 15), (3, 15), (6, 26), (5, 1), (7, 1), (10, 1)})
    assert findings


def test_every_formulation_that_is_right_for_the_date_raises_nothing(found: Check, words: Wording) -> None:
    written = date(2025, 1, 10)
    timely = [
        form.form
        for form in words.national.formulations
        if (not form.since or form.since <= written) and (not form.until or written <= form.until)
    ]
    body = "\n".join(f"{'；'.join(timely[at : at + 6])}。" for at in range(0, len(timely), 6))

    findings = found(body)

    assert [one.quote for one in findings] == []
