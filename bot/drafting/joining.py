"""Fragments of one fact put together into clauses that read on their own."""

import re
from collections.abc import Sequence

from bot.drafting.chunks import AMOUNT, AMOUNT_ALONE, DAY, TIME, has_amount, time_phrase, without_amounts

_TIME_ALONE = re.compile(rf"{DAY}$")
_PLACE_ALONE = re.compile(r"在[^，\d]{1,13}[^，\d的了]$")
_EVENT = re.compile(r"(?:会|会议|检查|培训|活动|直播|座谈|调研|排查|整治|行动|演练|评查|宣传|宣讲|讲座|咨询)$")
_SESSIONS = re.compile(r"^(?P<sessions>\d+[场期次轮批])，?(?P<people>(?:约|近)?[\d.]+万?余?(?:人次|人|名))$")
_SPOT = re.compile(r"(?:调解室|服务站|工作站|驿站|小屋|说事院|议事厅|工作室|法庭|直播间|法治院落|评理堂)$")
_LAWS = re.compile(
    r"^(?:(?:[\u4e00-\u9fff]{3,14}(?:(?<![述学普执守用立司方做想办说看手打])法|条例|法典)|宪法|[\ue100][\ue300-\uefff])[、和]?)+$"
)
_ENACTED = re.compile(rf"^{TIME}|获|奖|新修订|施行|公示|征求|通过|印发|出台|上会|听证")
_HOSTS = re.compile(r"^(?P<who>[^，]{2,10})主持$")
_MEETING = re.compile(rf"^(?P<time>{TIME})?，?(?P<meeting>[^，]{{1,14}}会议?)$")
_CHAIRED = re.compile(rf"^(?P<time>{TIME})?，?(?P<deed>(?:专题)?(?:研究|审议|听取|部署)[^，]+)$")
_STUDIED = re.compile(r"^(?P<meeting>[^，]{2,10}会)(?:专题)?学习?了?$")
_ARRANGED = re.compile(
    r"^按(?:照)?(?P<whose>[^，]{1,10}?)(?:的)?(?P<how>安排|部署|要求)(?:搞|开展|办|做|弄)(?:的|了)?$"
)
_DONE_VERBS = {
    "制定": "制定",
    "建立": "建立",
    "完成": "完成",
    "建": "建立",
    "办": "举办",
    "做": "制作",
    "写": "撰写",
    "印": "印制",
    "发": "发放",
    "报": "报送",
    "签": "签订",
    "订": "制定",
}
_TITLE_VERBS = {
    "印": "印发",
    "发": "印发",
    "出": "出台",
    "定": "制定",
    "印发": "印发",
    "出台": "出台",
    "修订": "修订",
    "通过": "通过",
}
_DATED_DONE = re.compile(rf"^(?P<time>{TIME})，?(?P<verb>印发|出台|修订|通过|印|发|出|定)(?:了|的)?$")
_DONE = re.compile(r"^已?(?:建|办|做|写|印|发|报|签|订|制定|建立|完成)(?:好|完|成|立)?了?$")
_AGAIN = re.compile(rf"^(?P<verb>[\u4e00-\u9fff]{{1,2}})了?(?P<amount>{AMOUNT})$")
"""「全年检查，检查了36次」: the deed said once more with its number."""
_SUM = re.compile(r"[\d.]+[万亿]元?")
_STUDIES = re.compile(r"学习$")
_DOER = re.compile(
    rf"^(?:{TIME})?[^，\d]{{0,10}}(?:书记|主任|局长|镇长|乡长|院长|校长|台长|负责人|领导班子|党组|党委|党组会议?|党委会议?)$"
)
_HEADS_DEED = re.compile(r"(?:主持|签批|带队|牵头|专题研究|研究|审议|听取|督办|包案|接访|讲授)")
_VAGUE = re.compile(r"[一二三四]季度|[上下]半年|全年|[春夏秋冬]季|(?:\d{1,2}|十?[一二三四五六七八九十])月份")


def joined_chunks(clauses: list[str]) -> list[str]:
    """Fragments put together: amounts to what they count, times and places to the front, hosts to meetings."""
    joined: list[str] = []
    for clause in _meeting_with_host(_times_first(clauses)):
        last = _with_last(joined, clause) if joined else None
        if last is None:
            joined.append(clause)
        else:
            joined[-1:] = last
    return _spots_joined(joined)


def _with_last(joined: Sequence[str], clause: str) -> list[str] | None:
    """What the last clause becomes with this one; None where they stand side by side."""
    before, alone = joined[-1], len(joined) == 1
    if (
        (match := _AGAIN.match(clause))
        and not re.search("[建设立]", before)
        and before.endswith((match["verb"], f"{match['verb']}法", f"{match['verb']}习"))
    ):
        return [f"{before}{match['amount']}"]
    if (_STUDIES.search(before) and clause.startswith(("习近平", "\ue100"))) or (
        _SUM.fullmatch(clause) and re.search("赔偿|罚款|追回|挽回|投入|经费$", before) and not has_amount(before)
    ):
        return [f"{before}{clause}"]
    if _DOER.search(before) and _HEADS_DEED.match(clause) and not has_amount(before):
        return [f"{before}{clause}"]
    if (match := _SESSIONS.match(clause)) and _EVENT.search(without_amounts(before)) and not has_amount(before):
        return [f"{before}{match['sessions']}", f"{match['people']}参加"]
    if AMOUNT_ALONE.match(clause) and not re.fullmatch(TIME, before):
        return _with_amount(before, clause)
    if alone and (match := _ARRANGED.match(clause)) and not re.search(AMOUNT, before):
        return [f"按照{match['whose']}{match['how']}开展{before}"]
    if (match := _STUDIED.match(clause)) and re.search(r"[法例定》\ue300-\uefff]$", before):
        head, _, law = before.rpartition("，")
        return [f"{head}，{match['meeting']}学习{law}".strip("，")]
    if alone and (match := _DATED_DONE.match(clause)) and re.search(r"[\ue100][\ue300-\uefff]$", before):
        written = _TITLE_VERBS[match["verb"]]
        made = re.match(r"(?P<verb>制定|修订|编制|起草)了?(?P<title>.+)$", before)
        deed = f"{made['verb']}{written}{made['title']}" if made and made["verb"] != written else f"{written}{before}"
        return [f"{time_phrase(match['time'])}{deed}"]
    if alone and _DONE.match(clause) and not re.search(AMOUNT, before) and not before.endswith(("的", "了")):
        return [_done_verb(clause) + before]
    if match := re.match(r"题目(?:是|为|叫)?(?=[\ue100])", clause):
        return [_titled(before, clause[match.end() :])]
    if alone and re.fullmatch(rf"(?:{TIME})", before):
        return [_timed(before, clause)]
    return None


def _done_verb(clause: str) -> str:
    """「已建」→ 建立, for the thing that stands before it."""
    return next(write for say, write in _DONE_VERBS.items() if clause.lstrip("已").startswith(say))


def _timed(time: str, clause: str) -> str:
    """A time on its own goes before the clause; a vague one gives way to the date that follows."""
    if _VAGUE.match(time) and re.match(r"\d{1,2}月", clause):
        return clause
    return f"{time}，{clause}" if time.endswith("日") else f"{time}{clause}"


def _spots_joined(clauses: list[str]) -> list[str]:
    """「“茶亭”评理室」「院坝会开了26场」 are one clause; 「未成年人保护法、…」 before a deed is what it was about."""
    if (
        len(clauses) > 1
        and _SPOT.search(clauses[0])
        and len(clauses[0]) <= 14
        and not has_amount(clauses[0])
        and has_amount(clauses[1])
    ):
        return [f"{clauses[0]}{clauses[1]}", *clauses[2:]]
    if (
        len(clauses) > 1
        and _LAWS.match(clauses[0])
        and not re.match(rf"围绕|按照|依据|学习|{TIME}", clauses[0])
        and "学" not in clauses[0]
        and not _ENACTED.search(clauses[1])
        and ("\ue100" not in clauses[0] or re.search(r"\d[场期次节课]", clauses[1]))
    ):
        return [f"围绕{clauses[0]}", *clauses[1:]]
    return clauses


def _titled(before: str, title: str) -> str:
    """「调研报告交了，题目《…》」→「调研报告《…》交了」 is awkward; the title follows its noun at the end."""
    match = re.match(r"(?P<head>.*?)(?P<done>(?:交|写|完成|提交|撰写)(?:完|好)?了)$", before)
    return f"{match['head']}{title}{match['done']}" if match else f"{before}{title}"


def _times_first(clauses: list[str]) -> list[str]:
    """A bare date or place that trails behind is moved to the head of the sentence."""
    if len(clauses) < 2 or re.match(TIME, clauses[0]):
        return clauses
    times = [clause for clause in clauses[1:] if _TIME_ALONE.fullmatch(clause)]
    places = [clause for clause in clauses[1:] if _PLACE_ALONE.fullmatch(clause)]
    if len(times) != 1:
        return clauses
    at = clauses.index(times[0])
    if at > 1 and not places and has_amount(clauses[at - 1]) and has_amount(clauses[0]):
        # The day of the deed before it, where the sentence tells of several.
        return [*clauses[: at - 1], f"{times[0]}{clauses[at - 1]}", *clauses[at + 1 :]]
    rest = [clause for clause in clauses if clause not in (times[0], *places)]
    return (
        [times[0], *rest[:1], *rest[1:]]
        if not places
        else [
            times[0],
            f"{places[0]}{'' if re.match('[举开召组]', rest[0]) else '举办' if _EVENT.search(without_amounts(rest[0])) else ''}{rest[0]}",
            *rest[1:],
        ]
    )


def _meeting_with_host(clauses: list[str]) -> list[str]:
    """「室务会，过全年安排，主任主持」→「主任主持召开室务会，过全年安排」."""
    host = next((match for clause in clauses if (match := _HOSTS.match(clause))), None)
    at = next((at for at, clause in enumerate(clauses) if _MEETING.match(clause)), None)
    if host and at is None and (deed := _CHAIRED.match(clauses[0])):
        chaired = f"{time_phrase(deed['time'])}{host['who']}主持{deed['deed']}"
        return [chaired, *(clause for clause in clauses[1:] if clause != host.group())]
    if not host or at is None:
        return clauses
    meeting = _MEETING.match(clauses[at])
    assert meeting
    named = f"{time_phrase(meeting['time'])}{host['who']}主持召开{meeting['meeting'].removeprefix('开')}"
    return [named if place == at else clause for place, clause in enumerate(clauses) if clause != host.group()]


def _with_amount(before: str, amount: str) -> list[str]:
    """An amount on its own goes to the clause before it, or says how many took part."""
    if re.search(r"(?:人次|人|名|个人|位)$", amount) and (
        re.search(r"\d[场次期轮批节届]次?$", before) or _EVENT.search(without_amounts(before))
    ):
        return [before, f"{amount.replace('个人', '人')}参加"]
    if amount.endswith("平方米") and not has_amount(before):
        return [before, f"面积{amount}"]
    if has_amount(before) or before.endswith(("》", "）")) or re.search(r"[\ue100][\ue300-\uefff]$", before):
        return [before, f"共{amount}" if re.search(r"[\ue100][\ue300-\uefff]$", before) else amount]
    if re.search(r"天$", amount):
        return [before, f"为期{amount}"]
    return [f"{before}{amount}"]
