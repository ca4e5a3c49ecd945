"""What a number counts, in the words beside it: the head noun behind it, or before it.

Tables of words, then two cuts: the noun phrase behind a counter (60款|大模型), else the subject
before the number (产业规模|达3600亿元).
"""

import re

_LONGEST = 36

_CLAUSE_END = re.compile(r"[，,；;。、！？!?:：\n（(）)]|和(?=\d)|与(?=\d)|及(?=\d)")
_BEHIND_SKIP = re.compile(
    r"^(?:以上|以下|以内|左右|上下|多|余|的|规模|级|\s|\d{0,4}\s?(?:a|per) year\b"
    r"|of\b|in\b|more\b)+"
    r"(?=[\u4e00-\u9fff“《A-Za-z])"
)
_NO_NOUN = re.compile(
    r"^(?:[”’」]|门槛|应为|有误|一句|大关|关口|里的|时|同比|环比|增长|增至|增加|增速|下降|下滑|减少|提高|提升|升至|降到|降至|缩短|扩大|稳居|位居|居|排名|排第|列"
    r"|占|达|是|为|的目标|目标|比|较|高于|低于|多于|少于|超过|突破|已|并|以|在|由|从|到|至|其中|给予|予以|进行"
    r"|不含|含|以上|以下|左右|之|和|与|及|或|但|而|则|也|都|均|才|就|还|将|可|能|需|须|于|对|按|用"
    r"|at|by|in|on|from|up|down|to|and|or|the|than|over|since|for|with|of|a|as|last|this|next|were|was)"
    r"(?![A-Za-z])"
)
_NOUN_END = re.compile(
    r"(?:开展|参与|完成|实现|投用|投运|投产|上线|落地|入库|落户|用于|予以|给予|组成|纳入|通过备案|进行|对外)"
    r"|\b(?:at|in|by|from|to|and|or|above|over|under|for|with|this|last|next|as|on|had|have"
    r"|has|is|are|was|were|will|that|who|which|used|up|down|than|since|during)\b|[.,;$]"
)
_FRONT = re.compile(
    r"^(?:其中|此外|另外|同时|目前|现在|当前|而|则|但|并|且|也|还|又|再|对|据|经|在|从|到|以|把|将|要|是|为|使|让"
    r"|以及|及|和|与|如|并在|力争|争取|计划|预计|预期|确保|努力|希望|提出|明确|表示|宣布|透露|介绍|通报|显示|说"
    r"|原文称?|此前(?:报道|公布)的?|文中|有(?![关望线])|现有|拥有|共有|集聚|带动|培育|打造|建成|推出|设立|完成"
    r"|全市|全省|全区|该市|我市|本市|市里|该区|该省|今年|去年|前年|明年|累计|已|共|一共|总共|合计"
    r"|的|地|底|末|前|内|起|以来|\s|[“”\"'：:,，、年月日])+"
)
_ELLIPSIS = re.compile(
    r"同样|不过|相比之下|两[地市]|都把|均|各自|分别.*$|依次.*$|将?由目前$"
    r"|\b(?:year on year|(?:from )?a year (?:earlier|ago))\b"
)
_VERB = re.compile(
    r"(?:首次|已经|已|均|都|共|累计|实际|力争|争取|有望|预计|将|要|可|约|近|逾|超|再|净|仅|只|就|也|还|由|从"
    r"|迈过|达到|达|突破|超过|超|完成|实现|增至|升至|升到|增加到|增加|提高到|提升到|提高|提升|扩大到|缩短到"
    r"|下降到|降到|降至|下降|下滑|减少|降低|增长|净增|新增|位居|位列|稳居|居|排名|排|列|占到|占|不低于|不少于"
    r"|不超过|不高于|最高|最多|最低|至少|高出|高达|多达|接近|拥有|集聚|有|为|是|到|至|在|用|了|只有|定为|定在|定|给予"
    r"|安排|设立|拿出|投入|补贴|补助|奖励|发放|按|每年|每月|年均|同比|环比|分别|依次|不|率先|完成率|的)+$"
)
_FRONT_EN = re.compile(
    r"^(?:and|to|but|or|the|its|their|it|has|have|will|plans?|wants?|lift|\s)+\b", re.I
)
_VERB_EN = re.compile(
    r"\b(?:was|were|is|are|had|has|have|reached|hit|totalled|totaled|worth|counted|earned|spent"
    r"|stood at|rose|fell|grew|dropped|climbed|edged|up|down|by|only|just|under|nearly|about"
    r"|around|some|more|less|than|at least|at most|no|fewer|over|almost|as many as|to|at|of"
    r"|roughly|approximately|wants?|plans?|aims?|will|be|put|it|its|their|the|a)\b\s*$",
    re.IGNORECASE,
)


def name(text: str, clause: tuple[int, int], number: tuple[int, int], skip: str = "") -> str:
    """The words that say what the number at `number` counts; empty where the clause has none.

    `clause` is the half-open span in which they may stand. `skip` are words that are known to be
    something else (the place, the day), joined by bars for a regular expression.
    """
    start, end = clause
    behind = _behind(text[number[1] : end])
    before = _before(text[start : number[0]], skip)
    return behind or before


def before(text: str, skip: str = "") -> str:
    """The subject in words that stand before a number."""
    return _before(text, skip)


def _behind(words: str) -> str:
    words = _BEHIND_SKIP.sub("", words)
    words = words[: cut.start()] if (cut := _CLAUSE_END.search(words)) else words
    if _NO_NOUN.match(words):
        return ""
    words = words[: cut.start()] if (cut := _NOUN_END.search(words)) else words
    return _clean(words) if len(words.strip()) >= 2 else ""


def _before(words: str, skip: str) -> str:
    if skip:
        words = re.sub(skip, " ", words)
    words = _ELLIPSIS.sub(" ", words).strip()
    latin = words.isascii()
    for _ in range(8):
        cut = _VERB_EN.sub("", words).strip() if latin else _VERB.sub("", words).strip()
        if cut == words:
            break
        words = cut
    words = _FRONT.sub("", words)
    if latin:
        words = _FRONT_EN.sub("", " ".join(words.split()[-7:]))
    return _clean(words) if len(words) >= 2 else ""


def _clean(words: str) -> str:
    return words.strip().removesuffix("等").strip(" 的之了“”\"',，、:：").strip()[:_LONGEST]
