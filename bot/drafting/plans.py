"""Plans for a clause: which words change places, and which written verb stands before its object.

Each plan is a pattern over one clause and a rewrite; a rewrite that returns None leaves the clause alone.
"""

import re
from collections.abc import Callable

from bot.drafting.chunks import ADVERB, AMOUNT, TIME, time_phrase, tokens_at, without_amounts
from bot.drafting.style import Style

LAST = "(?:完|好|成|过|到|起|上|回|下|出)?"
"""What may stand between a spoken verb and its 了."""

_COMPOUND = re.compile(
    r"(?:性|合规|政务|信息|专项|联合|集中|执法|法治|业务|专题|随机|日常|普法|法律|安全|监督|行政|合法性|公平竞争|现场|网上|线上|案卷|依申请|网格|入户|交叉|定期|重点|质量|风险|回头看|突击|知识|能力|法制|以案释法|登船|登门|上门|进村|下乡|巡回|流动|人民)$"
)
_MEDIA = re.compile(r"抖音|视频号|公众号|微博|网站|平台|微信|客户端|号")
_GATHERING = ("开展", "举办", "召开", "组织")
_BACKGROUND = re.compile(r"其中|另|这|那|向|[、和及]|[\d与跟会由从为对]")
_NO_THING = re.compile(
    r"[比较从由把被让将到在给]|会同|联合|[跟与].{1,10}(?:一起|共同)|[也都还又和与及、]$|^(?:方式|情况|工作|方法|内容)$|(?:期间|时|后|前|内)$|方面$|^(?:全[区县市镇乡村局街道校省]|各[地级村镇乡]|各(?:社区|单位|部门|学校|乡镇|街道|科室|企业|站所))$|全年|今年"
    r"|^(?:累计|合计|先后|陆续|至今|主动|依法|及时|按时|按期|如期|限期|自行|自觉|共同|全部|书面|口头|线上|线下|当天|当场|当日|现场|督促|协助|配合|指导|推动|协调|全网)$|^[帮替为给已均]|人均|平均|户均|[占达]|[一二三四五]年"
)
_AIMED = re.compile(
    r"加强|强化|深化|抓|做好|接受|迎接|拟|继续|持续|坚持|推动|打好|聚焦|突出|规范|严格|提升|按|经|以|对|针对|未|不|无|参|重视|拓展|创新"
)
"""Words that open a clause which is more than the name of a thing."""
_NAMED_BY_DEED = re.compile(r"小组|专班|机制|中心|站|员|队|室|委")
_SERVED = re.compile(r"(?:咨询|服务|慰问|体检|救助|援助|走访|检测|听讲|接待|考试|测试|答题)$")
_PEOPLE = re.compile(r"(?:人|名|人次)$")
_QUOTED_ALONE = re.compile(r"\ue200[\ue300-\uefff]")

Plan = Callable[[re.Match[str]], str | None]


class ClausePlans:
    """The plans of a style, tried in order; see `rewritten`."""

    def __init__(self, style: Style) -> None:
        self._verbs = style.verbs
        self.light = "|".join(f"(?:{pattern.pattern})" for pattern, _ in style.verbs.light)
        self._counted_deed = re.compile(
            rf"^(?P<verb>{self._verbs.invertible.pattern})(?P<amount>{AMOUNT})(?P<rest>[^，]{{0,6}})$"
        )
        self._series = re.compile(r"^(?P<topic>[^，\d]{2,14}?)分别为(?P<values>.+)$")
        self._plans = tuple(self._compiled())

    def _compiled(self) -> list[tuple[re.Pattern[str], Plan]]:
        """Patterns over a clause with the groups time, topic, adverb, verb, amount, rest as far as they have them."""
        light, written = self.light, self._verbs.invertible.pattern
        start = rf"^(?P<time>{TIME})?[，]?"
        spoken = rf"(?P<verb>{light}){LAST}"
        rows: list[tuple[str, Plan]] = [
            (
                rf"(?P<topic>[^，\d]{{2,16}}?)(?P<holders>(?:全[区县市省镇乡街])?\d+[所个家名][^，\d]{{0,6}}?)(?:均|全部|全){spoken}(?:了|$)",
                self._held_by_all,
            ),
            (rf"(?P<topic>[^，]{{2,24}}?)在(?P<place>[^，]{{2,20}}?){spoken}了$", self._set_at),
            (rf"(?P<adverb>{ADVERB})?把(?P<topic>[^，]{{2,20}}?){spoken}了?(?P<amount>)(?P<rest>)$", self._moved),
            (
                rf"(?P<doer>[^，把\d]{{0,12}})把(?P<topic>[^，]{{2,20}}?)(?P<verb>{self._verbs.formal.pattern})(?:完成|完|好)?了?$",
                self._put_behind,
            ),
            (
                rf"(?P<topic>[^，把]{{2,30}}?)(?P<adverb>{ADVERB}*){spoken}(?:了|的|(?=\d))(?P<amount>(?:{AMOUNT})?)(?P<rest>[^，]{{0,8}})$",
                self._moved,
            ),
            (
                rf"(?P<topic>[\ue100\ue200][\ue300-\uefff])(?P<verb>{written})(?:完成|完)?了?(?P<amount>)(?P<rest>)(?P<adverb>)$",
                self._inverted,
            ),
            (
                rf"(?P<topic>[^，]{{2,30}}?)(?P<adverb>{ADVERB}*)(?P<verb>{written})(?:完成)?了?(?P<amount>{AMOUNT})(?P<rest>[^，]{{0,6}})$",
                self._inverted,
            ),
            (
                r"(?P<topic>[^，\d]{2,24}?)(?P<sessions>\d+[场期次轮批])(?P<people>(?:约|近)?[\d.]+万?余?(?:人次|人|名))$",
                self._attended,
            ),
            (rf"(?P<topic>[^，]{{2,34}}?)(?P<adverb>共|达|近|约)?(?P<amount>{AMOUNT})$", self._bare),
        ]
        return [(re.compile(start + pattern), plan) for pattern, plan in rows]

    def rewritten(self, clause: str) -> str | None:
        """The clause by the first plan that fits and keeps its numbers; None where none does."""
        if self._begins_written(clause) or clause.startswith("本人"):
            return None
        if match := self._series.match(clause):
            return self._in_series(match)
        for pattern, plan in self._plans:
            if (match := pattern.match(clause)) and (made := plan(match)) and _digits(made) == _digits(clause):
                return made
        return None

    def with_deed(self, clauses: list[str]) -> list[str]:
        """A bare thing at the head gets its deed: 「行政许可」「办结1892件」→「办结行政许可1892件」,
        「专项整治」「检查412家」→「开展专项整治」「检查412家」."""
        head = self._HEAD.match(clauses[0]) if len(clauses) > 1 else None
        verb = head and self.verb_for("event", head["topic"])
        if not head or not verb or not self._is_bare_thing(head["topic"]):
            return clauses
        time = time_phrase(head["time"])
        if match := self._counted_deed.match(clauses[1]):
            return [f"{time}{match['verb']}{head['topic']}{match['amount']}{match['rest']}", *clauses[2:]]
        return [f"{time}{verb}{head['topic']}", *clauses[1:]] if verb in ("开展", "举办") else clauses

    _HEAD = re.compile(rf"^(?P<time>{TIME})?，?(?P<topic>[^，\d]{{4,24}})$")

    def _is_bare_thing(self, topic: str) -> bool:
        """No verb, no doer, no adverb: nothing but what was done."""
        return not (
            _AIMED.match(topic)
            or not self._is_thing(topic)
            or self._begins_written(topic)
            or self._has_verb(topic)
            or self._has_light(topic)
            or self._names_its_doer(topic)
        )

    def _begins_written(self, clause: str) -> bool:
        """Does a written verb of its own open the clause, so that nothing is to be moved?"""
        body = re.sub(rf"^(?:{TIME})?，?", "", clause)
        if not (opening := self._verbs.formal.match(body)):
            return False
        verb = opening.group()
        if _NAMED_BY_DEED.match(body, opening.end()):
            return False  # 协调小组, 调解中心: a doer named after its deed
        return len(verb) > 1 and tokens_at(body, 0, verb) and not _COMPOUND.search(verb)

    def _in_series(self, match: re.Match[str]) -> str | None:
        """「法治讲座分别为46场…」→「分别举办法治讲座46场…」."""
        topic = match["topic"]
        verb = (
            None
            if re.search(r"[率数额比]$", topic) or self._verbs.formal.match(topic)
            else self.verb_for("event", topic)
        )
        return verb and f"分别{verb}{topic}{match['values']}"

    def verb_for(self, table: str, noun: str) -> str | None:
        """The written verb for an object, by the end of its words."""
        bare = without_amounts(re.sub(r"[（(][^）)]*[)）]$|[等类]$", "", noun))
        bare = re.sub(r"\ue200[\ue300-\uefff]$", "", bare) or bare
        return next((verb for pattern, verb in self._verbs.by_object[table] if pattern.search(bare)), None)

    def written_verb(self, spoken: str, noun: str, clause: str = "") -> str | None:
        write = next((write for light, write in self._verbs.light if light.match(spoken)), None)
        if write == "issue" and _MEDIA.search(clause.split(spoken)[0]):
            return "发布"
        if write in self._verbs.by_object:
            return "印发" if noun.startswith("\ue100") and spoken == "发" else self.verb_for(write, noun)
        return "印发" if noun.startswith("\ue100") and spoken == "印" else write

    def _held_by_all(self, match: re.Match[str]) -> str | None:
        """「法治副校长5所学校都配了」→「5所学校均配备法治副校长」."""
        if not tokens_at(match.string, match.start("verb"), match["verb"]):
            return None
        verb = self.written_verb(match["verb"], match["topic"])
        return verb and f"{time_phrase(match['time'])}{match['holders']}均{verb}{match['topic']}"

    def _set_at(self, match: re.Match[str]) -> str | None:
        """「“小屋”在6家中心设了」→「在6家中心设立“小屋”」."""
        if not tokens_at(match.string, match.start("verb"), match["verb"]) or self._is_actor(match["topic"]):
            return None
        verb = self.written_verb(match["verb"], match["topic"])
        return verb and f"{time_phrase(match['time'])}在{match['place']}{verb}{match['topic']}"

    def _put_behind(self, match: re.Match[str]) -> str | None:
        """「把协调小组成立了」→「成立协调小组」."""
        if len(match["verb"]) < 2 or not self._is_thing(match["topic"]):
            return None
        return f"{time_phrase(match['time'])}{match['doer']}{match['verb']}{match['topic']}"

    def _moved(self, match: re.Match[str]) -> str | None:
        """「家长课堂办了208场」→「举办家长课堂208场」."""
        topic, rest = match["topic"], match["rest"]
        if not tokens_at(match.string, match.start("verb"), match["verb"]) or not self._movable(topic):
            return None
        marked = re.search("[了过]", match.string[match.start("verb") : match.end("verb") + 3])
        if match["verb"] in ("办", "补", "提", "加") and not marked:
            return None
        if rest and not re.match(r"[次场人个件左右余]|以上|[（(]", rest):
            return None
        if agent := re.match(r"(?P<agent>[^的]{2,8})的(?P<noun>[^的]{2,})$", topic):
            verb = self.written_verb(match["verb"], agent["noun"])
            if verb and self._is_actor(agent["agent"]):
                return f"{time_phrase(match['time'])}{agent['agent']}{verb}{agent['noun']}{match['amount']}{rest}"
        verb = self.written_verb(match["verb"], topic)
        if _COMPOUND.search(topic) and verb in ("检查", "抽查", "清理"):
            return f"{time_phrase(match['time'])}开展{topic}{verb}{match['amount']}{rest}"
        if _QUOTED_ALONE.fullmatch(topic) and re.search(r"[场次期轮]$", match["amount"]):
            verb, topic = "开展", f"{topic}活动"
        adverb = re.sub("一?共|[均已全部新再又还]", "", match["adverb"] or "")
        return verb and f"{time_phrase(match['time'])}{adverb}{verb}{topic}{match['amount']}{rest}"

    def _is_thing(self, topic: str) -> bool:
        """No time, no number, no 其中 …, no clause with a preposition, not just an adverb, not the doer."""
        odd = re.match(TIME, topic) or _BACKGROUND.match(topic) or re.search(AMOUNT, topic) or _NO_THING.search(topic)
        return not odd and not self._is_actor(topic)

    def _movable(self, topic: str) -> bool:
        """Is the topic a thing without a verb at either end?"""
        written = self._verbs.formal
        ends = [found for found in (written.match(topic), written.search(topic[-2:])) if found]
        has_verb = any(len(found.group()) > 1 for found in ends)
        return self._is_thing(topic) and not (topic.endswith("中") or has_verb)

    def _inverted(self, match: re.Match[str]) -> str | None:
        """「矛盾纠纷受理732件」→「受理矛盾纠纷732件」; a compound noun (执法检查) is no verb."""
        topic, time = match["topic"], time_phrase(match["time"])
        counted = f"{match['amount']}{match['rest']}"
        if not self._is_thing(topic):
            return None
        if _COMPOUND.search(topic):
            verb = self.verb_for("event", match["verb"])
            torn = not verb or self._verbs.formal.match(topic)
            return None if torn else f"{time}{verb}{topic}{match['verb']}{counted}"
        if self._verbs.formal.search(topic) or self._has_light(topic):
            return None
        if re.search(r"[场轮期]次?$", match["amount"]) and self.verb_for("event", match["verb"]) == "开展":
            return f"{time}开展{topic}{match['verb']}{counted}"
        return f"{time}{match['adverb'] or ''}{match['verb']}{topic}{counted}"

    def _bare(self, match: re.Match[str]) -> str | None:
        """「执法培训12场」→「开展执法培训12场」, with people: 「举办…培训，85人参加」."""
        topic, amount, time = match["topic"], match["amount"], time_phrase(match["time"])
        torn = re.match(rf"(?:{self.light})(?![了过完好成到的])", topic)
        if torn and self._verbs.formal.fullmatch(torn.group()):
            return None  # 解决问题17个 has its verb
        if torn and self.verb_for("event", topic[torn.end() :]) == self.verb_for("event", topic):
            topic = topic[torn.end() :] or topic  # 发传单: one word, whose verb is to be written
        if not self._lacks_verb(topic, amount):
            return None
        several = match["adverb"] or ""
        if _QUOTED_ALONE.fullmatch(topic) and re.search(r"[场次期轮]$", amount):
            return f"{time}开展{topic}活动{several}{amount}"
        verb = self.verb_for("event", topic)
        if not verb or (self._verbs.formal.fullmatch(topic) and verb not in _GATHERING):
            return None
        if _PEOPLE.search(amount) and verb not in (*_GATHERING, "配备", "组建"):
            return None
        if verb in _GATHERING and _PEOPLE.search(amount):
            return None if _SERVED.search(topic) else f"{time}{verb}{topic}，{several}{amount}参加"
        listed = re.match(r"[^、]*\d[^、]*(?=、)", topic)
        if verb in topic or (listed and self.verb_for("event", listed.group()) != verb):
            return None  # 讲座4场、经费2万元 want different verbs
        return f"{time}{verb}{topic}{several}{amount}"

    def _attended(self, match: re.Match[str]) -> str | None:
        """「执法人员培训2期118人次」→「举办执法人员培训2期，118人次参加」."""
        verb = self.verb_for("event", match["topic"])
        if verb not in _GATHERING or not self._is_bare_thing(match["topic"]):
            return None
        return f"{time_phrase(match['time'])}{verb}{match['topic']}{match['sessions']}，{match['people']}参加"

    def _lacks_verb(self, topic: str, amount: str) -> bool:
        """Is the topic a bare noun that wants a verb? 「满意率」「粉丝」 want none."""
        if self._names_its_doer(topic) or re.match(r"联合(?!执法|检查|整治|行动|惩戒|普法)", topic):
            return False
        if re.search(r"(?:讲课|听课|授课|上课|出庭|列席|带队)$", topic) or re.match(r"本人|我", topic):
            return False
        if re.match(
            r"[、和及]|其中|另有|共|包括|有|已|均|占|整治|督促|试点|.*(?:人均|平均|户均|日均|场均|占)|(?!1\d{4}热线)\d|[与跟会由从为对]|.*[在给把被向]",
            topic,
        ) or re.match(TIME, topic):
            return False
        if re.search(r"[率量数额比占]$|人数|粉丝|全年|今年", topic) or self._has_verb(topic) or self._has_light(topic):
            return False
        return not self._verbs.formal.fullmatch(topic) or bool(re.search(r"[场次期轮节批]$", amount))

    def _names_its_doer(self, topic: str) -> bool:
        """「律师讲法治课」「执法队巡查」: who did it stands before the deed, so nothing is to be put before them."""
        topic = re.sub("(?:培训班?|轮训)$", "", topic)  # 执法人员培训: who is taught, not who teaches
        deeds = [*self._verbs.formal.finditer(topic), *re.finditer("讲|学法", topic)]
        return any(deed.start() > 1 and self._is_actor(topic[: deed.start()]) for deed in deeds)

    def _has_verb(self, topic: str) -> bool:
        """Is there a written verb before the topic's head noun? 「法治培训」 ends in one but is a noun."""
        for found in self._verbs.formal.finditer(topic):
            if found.end() == len(topic) or len(found.group()) < 2 or _COMPOUND.search(found.group()):
                continue
            if (
                found.start() == 0
                or self._is_actor(topic[: found.start()])
                or self.verb_for("event", topic[: found.end()]) is None
            ):
                return True
        return False

    def _has_light(self, topic: str) -> bool:
        return any(tokens_at(topic, match.start(), match.group()) for match in re.finditer(self.light, topic))

    def _is_actor(self, topic: str) -> bool:
        return bool(self._verbs.actors.search(topic))


def _digits(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:\.\d+)?", text))
