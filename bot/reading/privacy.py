"""Identity numbers, phones and the names of parties: kept out of facts, whatever else is kept."""

import re

_LABELS = r"(?:身份证号码?|身份证|证件号码?|证号|联系电话|联系方式|手机号码?|手机号?|电话号码?|电话|银行卡号?|卡号|账号)?\s*(?:是|为|[:：])?\s*"
IDENTITY = re.compile(rf"{_LABELS}(?<!\d)(?:\d{{17}}[\dXx]|\d{{6}}\*+[\dXx]+)(?![\dXx])")
_SPOKEN = "[零〇一二三四五六七八九幺]"
LOCAL = re.compile(
    rf"(?:电话|座机|手机|联系方式)号?码?\s*(?:是|为|[:：])?\s*[2-9]\d{{6,7}}(?!\d)(?:转\d{{1,4}})?"
    rf"|(?:分机|短号|小号)号?\s*(?:是|为|[:：])?\s*\d{{3,6}}(?!\d)"
    rf"|(?:电话|座机|手机|号码)号?码?(?:是|为)?{_SPOKEN}{{7,}}|(?<!{_SPOKEN})[一幺][三四五六七八九]{_SPOKEN}{{9}}(?!{_SPOKEN})"
)
"""Numbers without a form of their own, known by the word before them; and those that were dictated."""
PHONE = re.compile(
    rf"{_LABELS}(?<!\d)1[3-9]\d[ -]?\d{{4}}[ -]?\d{{4}}(?!\d)|(?:电话|座机)\s*0\d{{2,3}}-?\d{{7,8}}(?!\d)|{LOCAL.pattern}"
)
BANK = re.compile(rf"{_LABELS}(?<!\d)(?:62\d{{14,17}})(?!\d)")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗凤花方俞任袁柳鲍史唐费薛雷贺倪汤滕殷罗毕郝安常乐于时傅皮卞康伍余顾孟平黄穆萧尹姚邵汪祁毛米贝戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房干丁宣邓单杭洪包左石崔吉龚程邢裴陆荣翁甄曲家封靳段巫焦谷车侯全班秋仲宁甘厉祖武符刘景詹束龙叶司白蒲卓池乔谭姬申冉桑牛边燕尚温庄晏柴瞿阎连艾向古易廖耿文欧沃聂曾沙关查游盖肖钟蔺闻"
_MASKED = re.compile(
    rf"(?:当事人|患者家属|患者|家属|户主|业主|申请人|投诉人|房东|租客)?(?:(?<![\u4e00-\u9fff])[\u4e00-\u9fff]某某?|[{SURNAMES}](?:某某?|[xX×]{{1,2}}|先生|女士))(?![单部种些个项])(?:家(?=[，。；、\s]|$))?"
)
PARTY = re.compile(
    rf"(?P<who>当事人|患者家属|家属|户主|村民|居民|业主|住户|那户|一户|老人|患者|申请人|投诉人|工人|职工|租客|房东)(?P<gap>[\s，]?)(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[，。；、（(\s和与家的]|$)"
)
_ADDRESS = re.compile(r"(?:家?住|住址)[在：:]?[\u4e00-\u9fff\d]{2,12}(?:里|路|街|巷|胡同|小区|村|号|栋|楼|组)")
_HOUSE = re.compile(
    r"(?:家?住|住址)[在：:\s]*[\u4e00-\u9fff]{2,14}?\d+\s*(?:栋|幢|号楼|号院|单元|组|号|室)[\d\-—室单元栋层]*"
)
"""Where somebody lives, to the door."""
_WHOM_TO_ASK = re.compile(r"^联系人?[是为：:]?[^，。；\d]{1,12}$|找[他她我]$|联系[他她我]$")
"""Beside a number: whose it is, or what for."""
_EMPTY = re.compile(r"[（(][\s，、,:：]*[)）]")


def without_private(text: str, hide_names: bool) -> str:
    """The text without identity, phone and card numbers and without parties' names.

    Names already half hidden (赵某) always go; full names after 当事人、村民… go where the clerk
    asked for it.
    """
    held = text
    for pattern in (IDENTITY, PHONE, BANK, _HOUSE):
        held = pattern.sub(_public_name, held)
    held = _MASKED.sub(lambda match: _role_of(match.group()), held)
    if hide_names:
        held = _ADDRESS.sub("", held)
        held = PARTY.sub(lambda match: match["who"], held)
    if held == text:
        return text
    held = re.sub(r"^[\s，,]*(?=[的家])(?!家[长庭属访])", "当事人", _EMPTY.sub("", held))
    held = re.sub(r"(?<=[（(])[\s，、,]+|[\s，、,]+(?=[)）])", "", held)
    return re.sub(r"[，,](?:\s*[，,])+", "，", held).strip("，, ")


def _public_name(found: re.Match[str]) -> str:
    """What stays of a number: the word for a line that a unit keeps for everybody (设立举报电话), else nothing."""
    public = re.search(r"(?:举报|投诉|咨询|服务|监督|求助|维权)$", found.string[: found.start()])
    return "电话" if public and found[0].startswith("电话") else ""


def _role_of(found: str) -> str:
    """What stays of 「当事人赵某」: the role where one is named and reads on its own, else nothing."""
    match = re.match(r"(患者家属|患者|家属|户主|业主|申请人|投诉人|房东|租客)", found)
    return match.group() if match else ""


def without_contacts(text: str, tells: re.Pattern[str]) -> str:
    """The text without clauses that only say how to reach somebody: 「联系人小申，分机6608」. `tells`: words of the trade."""
    clauses = re.split(r"(?<=[，,；;])", text)
    bare = [clause for clause in clauses if not (PHONE.search(clause) and not _tells_more(clause, tells))]
    if len(bare) == len(clauses):
        return text
    return "".join(one for one in bare if not _WHOM_TO_ASK.search(one.strip("，,；; "))).strip("，,；; ")


def _tells_more(clause: str, tells: re.Pattern[str]) -> bool:
    rest = PHONE.sub("", clause)
    return bool(re.search(r"[\d《“]", rest) or tells.search(rest))


def has_private_number(text: str) -> bool:
    return any(pattern.search(text) for pattern in (IDENTITY, PHONE, BANK))
