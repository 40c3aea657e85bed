"""Facts in the words of a promise that keep no promise: another's deed, a deed for other people, another such thing."""

import re

from bot.domain.facts import Fact
from bot.domain.last_year import Promise, PromiseKind
from bot.gathering.promise_words import PromiseWords
from bot.gathering.yardstick import Yardstick

_HEADS = "平台|系统|中心|基地|公园|广场|馆|制度|机制|办法|规定|细则|方案|清单|目录|手册|专班|专家库|数据库|服务站|驿站"
_NAMED = re.compile(rf"(?P<what>[一-鿿]{{2,12}}?)[”》]?(?:{_HEADS})")
_EDGE = re.compile(
    r".*(?:[了的个处家所局厅牌在和与把将对用各成立建设开办印发出订布挂]|制定|修改|完善|[一-鿿][县市区镇]|街道)"
)
"""What stands before a name and is no part of it."""
_RANKS = ("镇|乡|街道", "县|区", "市", "省")
"""From below; the lowest that a unit's name holds is its own."""
_ABOVE = re.compile(
    r"(?:(?<=[，。；、\s])|^)[县区市省](?![场政民容监域])[一-鿿]{1,8}[局委办院厅部][^，。；]{0,6}(?:组织|举办|主办|牵头|开展|制定|出台|编印|建成|建了)"
)
_CLAUSE = re.compile(r"[，。；]")
_EVERYONE = re.compile(r"全体|全员|所有人|人人")


def is_aside(promise: Promise, fact: Fact, by: Yardstick) -> bool:
    """Such a fact is at most shown to a person, who may tie it."""
    said = f"{fact.label} {fact.text}"
    if _by_others(promise.quote, fact.text, by.words) or _by_those_above(fact.text, by.unit):
        return True
    if _only_talked_of(promise.quote, said, by):
        return True
    other = _for_others(promise.quote, said, by.words) or _another_thing(promise.quote, said)
    return promise.kind is PromiseKind.PLAN and other


def _by_others(promised: str, said: str, words: PromiseWords) -> bool:
    """「参加县里组织的培训」 keeps no promise to hold one, unless to take part was the promise."""
    return any(found[0][:2] not in promised for found in words.others.finditer(said))


def _by_those_above(said: str, unit: str) -> bool:
    """「市司法局组织了…」 in the notes of a county's office."""
    rank = min((_RANKS.index(one) for one in _RANKS if re.search(one, unit)), default=len(_RANKS))
    return any(re.search(f"^(?:{above})", found[0]) for found in _ABOVE.finditer(said) for above in _RANKS[rank + 1 :])


def _only_talked_of(promised: str, said: str, by: Yardstick) -> bool:
    """「开了2次协调会」 is no deed, unless the meeting was promised, or what stands beside it in the fact tells of one."""
    clauses = _CLAUSE.split(said)
    talk = [clause for clause in clauses if by.words.talk.search(clause)]
    if not talk or "会" in promised:
        return False
    rest = " ".join(clause for clause in clauses if clause not in talk)
    due = by.terms(promised)
    return by.shared(by.terms(rest), due) < by.shared(by.terms(" ".join(talk)), due)


def _for_others(promised: str, said: str, words: PromiseWords) -> bool:
    """「机关干部考试」 where 社区干部 were promised one; who is not named may be meant."""
    meant = [one for one in words.audiences if one.search(promised)]
    told = [one for one in words.audiences if one.search(said)]
    return bool(meant and told) and not (set(meant) & set(told) or _EVERYONE.search(said))


def _another_thing(promised: str, said: str) -> bool:
    """「工地监管平台」 where an 欠薪监管平台 was promised: all such things that the fact names bear a foreign name."""
    due = {found[0][-2:]: _EDGE.sub("", found["what"]) for found in _NAMED.finditer(promised)}
    named = [found for found in _NAMED.finditer(said) if found[0][-2:] in due]
    told = [
        (found["what"], what, due[found[0][-2:]]) for found in named if len(what := _EDGE.sub("", found["what"])) >= 2
    ]
    return bool(told) and not any(
        what[:2] in promised or (len(asked) >= 2 and asked[:2] in whole) for whole, what, asked in told
    )
