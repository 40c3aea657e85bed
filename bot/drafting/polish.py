"""A fact's words into written official prose: dates written out, spoken words replaced, clauses ordered.

Every step keeps the specifics as they are; what fits no plan keeps the clerk's order.
"""

import re
from collections.abc import Callable

from bot.drafting.chunks import (
    ADVERB,
    AMOUNT,
    AMOUNT_ALONE,
    TIME,
    date_first,
    joined_chunks,
    shield,
    time_phrase,
    tokens_at,
    unshield,
    without_amounts,
    written_dates,
)
from bot.drafting.style import Style

_LAST = "(?:完|好|成|过|到|起|上|回|下|出)?"
_COMPOUND = re.compile(
    r"(?:性|合规|政务|信息|专项|联合|集中|执法|法治|业务|专题|随机|日常|普法|法律|安全|监督|行政|合法性|公平竞争|现场|网上|线上|案卷|依申请|网格|入户|交叉|定期|重点|质量|风险|回头看|知识|能力|法制|以案释法)$"
)
_MONEY = re.compile(r"(?:工资|罚款|罚没款?|经费|资金|金额|挽回|赔付|欠薪|损失|投入|追回|增收|货值)[^，。；\d]{0,8}(?:近|约|超)?\d[\d.]*[余多]?[万亿](?=[，。；）]|$)")
_MEDIA = re.compile(r"抖音|视频号|公众号|微博|网站|平台|微信|客户端|号")
_GATHERING = ("开展", "举办", "召开", "组织")


class Polisher:
    """Rewrites the clauses of a fact by the verbs and spoken words of a style."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._verbs = style.verbs
        self._lights = style.verbs.light
        light = "|".join(f"(?:{pattern.pattern})" for pattern, _ in style.verbs.light)
        self._light = light
        start = rf"^(?P<time>{TIME})?[，]?"
        self._series = re.compile(r"^(?P<topic>[^，\d]{2,14}?)分别为(?P<values>.+)$")
        self._plans: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
            (re.compile(rf"{start}(?P<topic>[^，\d]{{2,16}}?)(?P<holders>\d+[所个家名][^，\d]{{0,6}}?)(?:均|全部|全)(?P<verb>{light}){_LAST}(?:了|$)"), self._held_by_all),
            (re.compile(rf"{start}(?P<topic>[^，]{{2,24}}?)在(?P<place>[^，]{{2,20}}?)(?P<verb>{light}){_LAST}了$"), self._set_at),
            (re.compile(rf"{start}(?P<adverb>{ADVERB})?把(?P<topic>[^，]{{2,20}}?)(?P<verb>{light}){_LAST}了?(?P<amount>)(?P<rest>)$"), self._moved),
            (re.compile(rf"{start}(?P<topic>[^，把]{{2,30}}?)(?P<adverb>{ADVERB}*)(?P<verb>{light}){_LAST}(?:了|的|(?=\d))(?P<amount>(?:{AMOUNT})?)(?P<rest>[^，]{{0,8}})$"), self._moved),
            (re.compile(rf"{start}(?P<topic>\ue100[\ue300-\uefff])(?P<verb>{self._verbs.invertible.pattern})(?:完成|完)?了?(?P<amount>)(?P<rest>)(?P<adverb>)$"), self._inverted),
            (re.compile(rf"{start}(?P<topic>[^，]{{2,30}}?)(?P<adverb>{ADVERB}*)(?P<verb>{self._verbs.invertible.pattern})(?:完成)?了?(?P<amount>{AMOUNT})(?P<rest>[^，]{{0,6}})$"), self._inverted),
            (re.compile(rf"{start}(?P<topic>[^，]{{2,34}}?)(?P<adverb>共|达|近|约)?(?P<amount>{AMOUNT})$"), self._bare),
        )

    def sentence(self, text: str, year: int, many_years: bool) -> str:
        """The fact's text as a chain of written clauses, without a full stop."""
        shielded, held = shield(text)
        dated = re.sub(r"今年(?=\d{1,2}月)", "", written_dates(shielded, year, many_years))
        clauses = joined_chunks([clause.strip() for clause in re.split(r"[，,](?![^（]*）)", dated) if clause.strip()])
        written = [self.clause(clause, first=at == 0) for at, clause in enumerate(clauses)]
        return unshield(self._finished("，".join(clause for clause in written if clause)), held)

    def clause(self, clause: str, first: bool = True) -> str:
        """One clause in written words. A rewrite that would lose or add a number is not taken."""
        held = self._plain(date_first(clause) if first else clause)
        if match := self._series.match(held):
            verb = None if re.search(r"[率数额比]$", match["topic"]) else self.verb_for("event", match["topic"])
            return f"分别{verb}{match['topic']}{match['values']}" if verb and not self._verbs.formal.match(match["topic"]) else held
        for pattern, plan in self._plans:
            if (match := pattern.match(held)) and (made := plan(match)) and _digits(made) == _digits(held):
                return self._lights_replaced(made)
        return self._lights_replaced(held)

    def _plain(self, clause: str) -> str:
        for say, write in self._style.spoken:
            clause = say.sub(write, clause)
        clause = re.sub(r"(?<![罚出埋淹湮沉])没(?=[\u4e00-\u9fff])", lambda match: self._negation(clause, match.end()), clause)
        return clause.strip("，, ")

    def _negation(self, clause: str, at: int) -> str:
        rest = clause[at:]
        return "缺少" if re.match(r"(?:电子|专门|专职|统一|固定|量化|细则|制度|机制|标准|经费|编制|人员?|设备|系统|平台|场地|车|钱|分层|配套|抓手)", rest) else "未"

    def verb_for(self, table: str, noun: str) -> str | None:
        """The written verb for an object, by the end of its words."""
        bare = without_amounts(re.sub(r"[（(][^）)]*[)）]$|[等类]$", "", noun))
        bare = re.sub(r"\ue200[\ue300-\uefff]$", "", bare) or bare
        return next((verb for pattern, verb in self._verbs.by_object[table] if pattern.search(bare)), None)

    def _written_verb(self, spoken: str, noun: str, clause: str = "") -> str | None:
        write = next((write for light, write in self._lights if light.match(spoken)), None)
        if write == "issue" and _MEDIA.search(clause.split(spoken)[0]):
            return "发布"
        if write in self._verbs.by_object:
            return "印发" if noun.startswith("\ue100") and spoken == "发" else self.verb_for(write, noun)
        return "印发" if noun.startswith("\ue100") and spoken == "印" else write

    def _held_by_all(self, match: re.Match[str]) -> str | None:
        """「法治副校长5所学校都配了」→「5所学校均配备法治副校长」."""
        if not tokens_at(match.string, match.start("verb"), match["verb"]):
            return None
        verb = self._written_verb(match["verb"], match["topic"])
        return verb and f"{time_phrase(match['time'])}{match['holders']}均{verb}{match['topic']}"

    def _set_at(self, match: re.Match[str]) -> str | None:
        """「“小屋”在6家中心设了」→「在6家中心设立“小屋”」."""
        if not tokens_at(match.string, match.start("verb"), match["verb"]) or self._is_actor(match["topic"]):
            return None
        verb = self._written_verb(match["verb"], match["topic"])
        return verb and f"{time_phrase(match['time'])}在{match['place']}{verb}{match['topic']}"

    def _moved(self, match: re.Match[str]) -> str | None:
        """「家长课堂办了215场」→「举办家长课堂215场」."""
        topic, rest = match["topic"], match["rest"]
        if not tokens_at(match.string, match.start("verb"), match["verb"]) or not self._movable(topic):
            return None
        if match["verb"] in ("办", "补", "提", "加") and "了" not in match.string[match.start("verb") : match.end("verb") + 3]:
            return None
        if rest and not re.match(r"[次场人个件左右余]|以上|[（(]", rest):
            return None
        if agent := re.match(r"(?P<agent>[^的]{2,8})的(?P<noun>[^的]{2,})$", topic):
            verb = self._written_verb(match["verb"], agent["noun"])
            if verb and self._is_actor(agent["agent"]):
                return f"{time_phrase(match['time'])}{agent['agent']}{verb}{agent['noun']}{match['amount']}{rest}"
        verb = self._written_verb(match["verb"], topic)
        if re.fullmatch(r"\ue200[\ue300-\uefff]", topic) and re.search(r"[场次期轮]$", match["amount"]):
            verb, topic = "开展", f"{topic}活动"
        adverb = re.sub("[均已全部新再又还]", "", match["adverb"] or "")
        return verb and f"{time_phrase(match['time'])}{adverb}{verb}{topic}{match['amount']}{rest}"

    def _movable(self, topic: str) -> bool:
        """Is the topic a thing, neither the doer nor a clause with a verb, a number or a time of its own?"""
        return not (
            self._is_actor(topic)
            or re.search(AMOUNT, topic)
            or re.match(TIME, topic)
            or re.match(r"其中|另|[\d与跟会由从为对]", topic)
            or re.search(r"[比较从由把被让将到]|(?:期间|时|后|前|内|中)$|^(?:主动|依法|及时|按时|自行|自觉|共同|全部)$", topic)
            or self._verbs.formal.match(topic)
            or self._verbs.formal.search(topic[-2:])
        )

    def _inverted(self, match: re.Match[str]) -> str | None:
        """「矛盾纠纷受理736件」→「受理矛盾纠纷736件」; a compound noun (执法检查) is no verb."""
        topic = match["topic"]
        if re.match(TIME, topic) or re.match(r"其中|另|[\d与跟会由从为对]", topic) or re.search(AMOUNT, topic):
            return None
        if re.search(r"[比较从由把被让将到]|(?:期间|时|后|前|内)$|^(?:主动|依法|及时|按时|自行|自觉|共同|全部|书面|口头|线上|线下|当天|当场|当日|现场)$|方面$", topic):
            return None
        if _COMPOUND.search(topic):
            verb = self.verb_for("event", match["verb"])
            if not verb or self._verbs.formal.match(topic):
                return None
            return f"{time_phrase(match['time'])}{verb}{topic}{match['verb']}{match['amount']}{match['rest']}"
        if self._is_actor(topic) or self._verbs.formal.search(topic) or self._has_light(topic):
            return None
        return f"{time_phrase(match['time'])}{match['adverb'] or ''}{match['verb']}{topic}{match['amount']}{match['rest']}"

    def _bare(self, match: re.Match[str]) -> str | None:
        """「执法培训12场」→「开展执法培训12场」, with people: 「举办…培训，85人参加」."""
        topic, amount = match["topic"], match["amount"]
        if re.match(r"其中|另有|共|包括|有|(?!1\d{4}热线)\d|[与跟会由从为对]", topic) or re.match(TIME, topic) or self._has_verb(topic) or self._has_light(topic):
            return None
        if re.search(r"[率量数额比占]$|人数|粉丝", topic) or (self._verbs.formal.fullmatch(topic) and not re.search(r"[场次期轮节批]$", amount)):
            return None
        if re.fullmatch(r"\ue200[\ue300-\uefff]", topic) and re.search(r"[场次期轮]$", amount):
            return f"{time_phrase(match['time'])}开展{topic}活动{match['adverb'] or ''}{amount}"
        verb = self.verb_for("event", topic)
        if not verb:
            return None
        if self._verbs.formal.fullmatch(topic) and verb not in _GATHERING:
            return None
        if re.search(r"(?:咨询|服务|慰问|体检|救助|援助|走访|检测|听讲|接待|考试|测试|答题)$", topic) and re.search(r"(?:人|名|人次)$", amount):
            return None
        if verb in _GATHERING and re.search(r"(?:人|名|人次)$", amount):
            return f"{time_phrase(match['time'])}{verb}{topic}，{match['adverb'] or ''}{amount}参加"
        return f"{time_phrase(match['time'])}{verb}{topic}{match['adverb'] or ''}{amount}"

    def _has_verb(self, topic: str) -> bool:
        """Is there a written verb before the topic's head noun? 「法治培训」 ends in one but is a noun."""
        for found in self._verbs.formal.finditer(topic):
            if found.end() == len(topic) or len(found.group()) < 2 or _COMPOUND.search(found.group()):
                continue
            if found.start() == 0 or self.verb_for("event", topic[: found.end()]) is None:
                return True
        return False

    def _has_light(self, topic: str) -> bool:
        return any(tokens_at(topic, match.start(), match.group()) for match in re.finditer(self._light, topic))

    def _is_actor(self, topic: str) -> bool:
        return bool(self._verbs.actors.search(topic))

    def _lights_replaced(self, clause: str) -> str:
        """Light verbs with 了 or 的, or straight before their object, by what follows them."""

        def replaced(match: re.Match[str]) -> str:
            spoken = match["verb"]
            marked = bool(match["mark"])
            if not tokens_at(clause, match.start(), spoken) or (not marked and spoken not in self._verbs.direct):
                return match.group()
            noun = re.sub(r"^(?:一?[个场次])?的?", "", re.sub(rf"^(?:{AMOUNT})", "", clause[match.end() :])) or clause[: match.start()]
            return self._written_verb(spoken, noun.strip("的 "), clause) or (spoken if marked else match.group())

        held = re.sub(rf"(?P<verb>{self._light})(?P<mark>{_LAST}(?:了|过(?=[\u4e00-\u9fff])|的(?=[\u4e00-\u9fff\ue100\ue200]{{1,12}}$)|的$))?", replaced, clause)
        return re.sub(r"(?<=[\u4e00-\u9fff])(?<![为除])了(?=[，。；\d（\ue100\ue200]|的?$)", "", held)

    def _finished(self, text: str) -> str:
        """Marks put right, 元 after sums of money, no loose 的 at the end."""
        text = re.sub(r"：([^，。；：/]{2,40}(?:/[^，。；：/]{2,40})+)", lambda match: "：" + "".join(f"《{title}》" for title in match[1].split("/")), text)
        text = re.sub(r"获了(?=[^，]*奖)", "获", text)
        text = _MONEY.sub(lambda match: match.group() + "元", re.sub(r"，{2,}", "，", text))
        text = re.sub(r"，((?:20\d\d年)?\d{1,2}月\d{1,2}日)，", r"，\1", text)
        text = re.sub(r"(?<=[\u4e00-\u9fff])=(?=[\u4e00-\u9fff])", "为", text)
        text = re.sub(r"(?<=[：；])，|，(?=[；：。])", "", text.replace("(", "（").replace(")", "）"))
        clauses = [clause if re.search(r"[是为]", clause) else re.sub(r"(?:了|的)+$", "", clause) for clause in text.split("，")]
        return "，".join(clause for clause in clauses if clause).strip("，、；： ")


def _digits(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:\.\d+)?", text))


__all__ = ["AMOUNT_ALONE", "Polisher"]
