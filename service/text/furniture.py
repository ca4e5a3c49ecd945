"""What a news page prints around an article: tables of patterns, one line each to extend.

Every pattern is tried on one stripped line. `HEADINGS` open a part of the page that is not the
article; `CLOSING` end the article for good; `FURNITURE` is a single line beside the text.
All quantifiers are bounded, so that a line costs time in proportion to its length.
"""

import re

_HEADING_WORDS = (
    r"相关(?:文章|新闻|阅读|报道|链接|推荐|资讯|内容|专题|稿件|解读|文件|政策|附件)",
    r"(?:推荐|延伸|拓展|扩展|更多|热门|往期)(?:阅读|新闻|文章|推荐|资讯|内容|回顾|精选|报道)",
    r"(?:今日|本周|本月|实时|24小时)?(?:热点|热榜|热搜|热文|热门|热读|要闻|头条)(?:新闻|推荐|排行榜?)?",
    r"(?:阅读|点击|新闻|热度)?排行榜?",
    r"(?:猜你|您可能)(?:也)?(?:喜欢|感兴趣)(?:的)?",
    r"(?:为您|精彩|编辑|小编|专题|视频)推荐|大家(?:都|还)在看|最新(?:新闻|资讯|文章|发布)",
    r"图片新闻|精彩图片|上一篇|下一篇",
    r"相[關关](?:文章|新[聞闻]|[閱阅][讀读]|報[道導]|連結|內容|專題)|(?:延伸|推薦|更多|熱門)(?:閱讀|新聞|報[道導])",
    r"related(?: stories| articles| news| coverage| reading| links| content| topics)?",
    r"(?:most|more) (?:viewed|read|popular|shared|stories|news|on this|from)(?: .{0,40})?",
    r"read (?:more|next|also)|also read|see also|recommended(?: for you| reading| stories)?",
    r"you may (?:also )?like|trending(?: now)?|editors?['’]s? picks?",
    r"top stories|latest news|in other news",
)
_CLOSING_WORDS = (
    r"(?:网友|读者|最新|热门|精彩|全部|文章|用户)?(?:评论|跟帖|留言)(?:区|列表)?",
    r"友情链接|合作媒体|网站地图|法律声明",
    r"(?:readers?['’]? )?comments",
)
_CLOSING_MARKS = (
    r"^.{0,40}(?:版权所有|all rights reserved|ICP备\d|公网安备)",
    r"^(?:关于我们|联系我们|友情链接)(?:\s|[|丨]|$)",
    r"^(?:copyright|©|\(c\) ?\d{4})",
)
_OPENING = r"^[\s【\[〖《<>＞»›■▍▌▎●◆★#*=\-—|]{0,6}"
_COUNT = r"\s{0,3}(?:[（(]\s{0,2}\d{0,6}\s{0,2}(?:条|则)?[)）])?"
_CLOSED = r"[】\]〗》>＞»›\s]{0,6}"
_AFTER = rf"{_CLOSED}(?:[:：]|$|\s{{2,}}|(?=\s\d{{1,2}}\s))"


_ALONE = rf"{_CLOSED}[:：]?\s*$"


def _heading(words: tuple[str, ...], after: str) -> str:
    return f"{_OPENING}(?:{'|'.join(words)}){_COUNT}{after}"


HEADINGS = re.compile(_heading(_HEADING_WORDS, _AFTER), re.IGNORECASE)
"""Headings of teasers and link lists."""

EXPLAINED = re.compile(
    rf"{_OPENING}相关(?:解读|内容|链接|政策){_CLOSED}[:：]\s?"
    r"(?![^。]{0,40}《).{10,400}。$"
)
"""A heading with a sentence of the article behind it: 相关解读：全区现有机器人企业83家。"""

CLOSING = re.compile("|".join((_heading(_CLOSING_WORDS, _ALONE), *_CLOSING_MARKS)), re.IGNORECASE)
"""Reader comments and the foot of the page: nothing of the article follows."""

AFTERMATH = re.compile(
    r"^[\s【\[（(]{0,3}(?:责任编辑|责编|本文编辑|编辑|校对|审核|监制|值班编辑)\s{0,3}[:：|丨]"
)
"""The editor's line, which stands at the end of an article."""

END_MARK = re.compile(r"[（(](?:完|全文完|本文完|END|End)[)）]")

NAV_WORDS = re.compile(
    r"首页|新闻|要闻|国内|国际|时政|财经|体育|娱乐|视频|图片|评论|论坛|微博|客户端|English|登录|注册"
    r"|专题|直播|社会|科技|教育|文化|健康|地方|滚动|更多|搜索|订阅|返回"
    r"|\b(?:Home|World|Business|Tech|Culture|Opinion|Video|Photo|Sports?|Politics|Login|Sign in"
    r"|Subscribe|Search|Menu|China|Science|Markets?|Newsletters?|About|Contact)\b",
    re.IGNORECASE,
)
BREADCRUMB = re.compile(
    r"^(?:(?:您的|当前|你的|所在)?位置\s{0,3}[:：]"
    r"|[^\d。！？>＞»›]{1,20}(?:\s{0,3}[>＞»›]{1,2}\s{0,3}[^\d。！？>＞»›]{1,20}){1,6}$)"
)

_MEASURED = r"\d ?(?:%|per ?cent\b|[mb]illion\b|yuan\b|companies\b)"
"""A figure of the article, where a button has at most a count (Share 12)."""
_TOOLS = (
    r"^(?:阅读|浏览|点击|点赞|评论|转发|收藏|播放|人气|访问)(?:量|数|次数)?"
    r"\s{0,3}[:：]?\s{0,3}[\d.]{1,10}万?\+?(?:次|人)?(?:\s|[|丨]|$)",
    r"^(?:分享|转发|收藏|点赞)(?:到|至|给|给好友)?\s{0,3}(?:[:：]|$)",
    r"^(?:微信|微博|QQ空间|朋友圈)(?:[\s|、/]{1,3}(?:微信|微博|QQ空间|QQ|朋友圈|抖音|豆瓣)){1,8}",
    r"^(?:[【\[](?:打印|关闭|纠错|收藏|分享)[】\]]\s{0,3}){1,6}$",
    r"^(?:字号|字体|打印|关闭|纠错|我要纠错|大 ?中 ?小|A- ?A ?A\+)[^。，]{0,40}$",
    r"^(?:扫一扫|扫码|长按|扫描|下载|打开|返回顶部|返回首页|关注我们|关注公众号|阅读原文)"
    r"[^。]{0,40}$",
    r"^(?:点击(?:加载|下载|查看|进入)|查看更多|展开全文)[^。]{0,40}$",
    r"^(?:share(?! (?:of|in)\b)|tweet|print|email|follow us|sign up|subscribe|listen to|menu"
    r"|facebook|twitter|advertisement|sponsored|skip to)\b"
    rf"(?!.{{0,60}}{_MEASURED})[^.!?]{{0,60}}$",
    r"^download (?:the|our) app",
    r"^(?:cookie (?:settings|policy)|legal notice|privacy (?:policy|notice))\b[^.!?]{0,60}$",
    r"^(?:点击|點擊)(?:上方|下方)[^。]{0,40}$|^加入.{0,12}LINE.{0,30}$|^(?:廣告|广告).{0,6}下滑",
    r"^(?:[【\[（(](?:广告|推广|赞助|AD)[】\]）)]|(?:广告|推广)(?:\s|[:：]|$))",
    r"^(?:欢迎|请)(?:关注|订阅|下载|添加).{0,60}$",
)
_IMPRINT = (
    r"^[（(]?(?:来源|稿源|作者|通讯员|文|图|文/图|编辑|摄影|原标题|标签|关键词)"
    r"\s{0,3}[:：/／|].{0,80}$",
    r"^[（(]?记者\s{0,3}[:：/／|][^。？！?!]{0,80}$",
    r"^[(]?(?:Tags?|Source|Reporting by|Editing by)\s{0,3}[:|]?\s.{0,80}$",
    r"^(?:关键词|(?:免责|特别|版权)?声明|版权说明)\s{0,2}[:：]",
    r"^(?:转载(?:请|须)|举报电话|违法和不良信息).{0,80}$",
    r"^(?:未经.{0,12}(?:授权|许可)|本文(?:仅代表|不代表|系转载|来源)|文章(?:仅代表|来源))",
    r"^(?:license no|许可证|备案号|主办(?:单位)?[:：]|承办单位|技术支持|投稿邮箱|新闻热线)"
    r"[^。]{0,80}$",
)
_CAPTIONS = (
    r"^(?:图为|图片说明|图片来源|图源|图[:：]|资料图|▲|△|图\s?\d{1,2}[:：\s]).{0,200}$",
    r"^(?:(?:file )?photo(?: by)?[:\s]|image(?: credit)?:|caption:).{0,200}$",
    r"^.{0,100}(?:摄|供图|图/.{1,8})\s{0,2}[)）]?$",
)
_COMMENT = r"^@[^\s:：]{1,30}\s{0,2}[:：]"

FURNITURE = re.compile(
    "|".join(f"(?:{row})" for row in (*_TOOLS, *_IMPRINT, *_CAPTIONS, _COMMENT)), re.IGNORECASE
)
"""Single lines beside the text."""

_SELF = r"(?:此|本|该|这|以上|上述|上|下)一?(?:段|条|则|部分|处)?(?:文字|内容|话|信息|按语)?.{0,12}"
_ELSEWHERE = (
    r"(?:来自|源自|摘自|出自|系|为|是).{0,8}(?:评论区|留言区|网友评论|读者评论|广告)"
    r"|与(?:本文|正文|本报道|文章)(?:内容)?无关"
)
DISOWNED = re.compile(
    rf"{_SELF}(?:{_ELSEWHERE})"
    r"|(?:this|the above) (?:note|paragraph|text|passage).{0,40}"
    r"(?:not part of|unrelated to) (?:the|this) (?:article|story)",
    re.IGNORECASE,
)
"""A passage that says of itself that it is not part of the article."""

LISTED = re.compile(r"^([▲△▼▽])\s?(?!图|资料|[^。；]{0,60}(?:摄|供图)[)）]?$).{0,200}[。；;]$")
"""An item of a list, where the line above or below is another; alone, the mark opens a caption."""

BULLET = re.compile(r"^(?:[•·▪◦‣►▶◆◇■□○●★☆*>]|-\s|\d{1,2}[.、)）]\s?|\[\d{1,2}\])")
TRUNCATED = re.compile(
    r"(?:\.{3,6}|…{1,2}|\[?(?:详细|详情|全文|更多)\]?>{0,2})$"
    r"|^\S{0,12}(?:\d{1,2}月\d{1,2}日(?:电|讯))"
)
"""A teaser's text: cut off, or with a dateline of its own."""
