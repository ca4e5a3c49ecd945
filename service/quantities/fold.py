"""One-to-one folding: what looks different but means the same becomes one character.

Every character is replaced by exactly one character, so offsets into the folded text are offsets
into the text as given. NFKC would shift them.
"""

import re
from functools import lru_cache
from typing import Final

_TRADITIONAL: Final = (
    "萬万億亿兩两幾几貳贰參叁叄叁陸陆點点個个圓圆幣币塊块錢钱歲岁時时鐘钟鍾钟週周噸吨頃顷畝亩華华攝摄"
    "侖仑裏里哩里裡里韓韩歐欧銖铢盧卢馬马來来亞亚負负後后過过達达約约餘余從从與与間间數数項项類类種种"
    "級级層层門门組组對对顆颗臺台輛辆條条張张場场屆届輪轮筆笔冊册處处棟栋內内單单雙双頭头標标戶户號号"
    "電电話话減减漲涨縮缩併并額额總总補补貼贴獎奖勵励給给國国縣县專专無无仟千佰百弌一貮贰両两圎圆圜圆○〇"
    "業业產产東东會会應应將将於于為为開开滿满計计調调資资長长頂顶價价眾众團团圖图學学實实報报據据機机橋桥樓楼"
    "氣气碼码禮礼積积稱称紅红線线經经績绩維维網网聯联節节範范設设試试語语車车邊边運运連连際际領领飛飞館馆廣广"
    "強强擴扩農农創创務务動动區区醫医發发廠厂鄉乡穀谷園园環环礦矿確确監监貨货費费財财進进陽阳險险"
)
_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}
_SPACES: Final = dict.fromkeys((0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x2007), 0x20)
_DASHES: Final = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2212, 0xFE63), 0x2D)
_SIGNS: Final = {0xFFE5: 0xA5, 0xFFE1: 0xA3, 0xFFE0: 0xA2, 0x301C: 0x7E, 0x2236: 0x3A}

FOLDED: Final[dict[int, int]] = {
    **{ord(a): ord(b) for a, b in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)},
    **_WIDE,
    **_SPACES,
    **_DASHES,
    **_SIGNS,
}
_FOLDABLE: Final = re.compile("[" + "".join(map(re.escape, map(chr, FOLDED))) + "]")

_WIDE_COMMA: Final = re.compile("，(?<=[０-９]，)(?=[０-９]{3})")
"""Between wide digits the comma groups them; elsewhere it parts the sentence."""


@lru_cache(maxsize=4)
def fold(text: str) -> str:
    """The text with traditional numerals and units, wide forms, dashes and spaces made plain; the
    scanner and the reading of tables both ask for it.
    """
    if _FOLDABLE.search(text) is None:
        return text
    text = _WIDE_COMMA.sub(",", text)
    return _FOLDABLE.sub(lambda found: chr(FOLDED[ord(found[0])]), text)
