"""Words that name nothing beside a number: verbs, bounds, dates, what points back to a figure."""

_WORDS = """
前三季度 不超过 不少于 不低于 经核实 年底前 要达到 一年后 两年后 三年后 季度末
一季度 二季度 三季度 四季度 上半年 下半年 同比 环比 分别 增长 下降 达到 超过
突破 其中 左右 以上 以下 累计 首期 截至 实际 完成 准确 数字 只有 同类 目标
定为 定在 同一 两地 两市 这一 提升 提高 增加 提出 给予 按照 最高 最多 至少
单个 单家 每家 每年 年度 预计 力争 争取 现有 目前 已经 已有 共有 合计 总共
约为 大约 接近 去年 全国 全省 全市 全区 全县 我市 本市 该市 前年 今年 全年
年末 年初 上年 同期 应为 应该 更正 调整 我们 不过 要冲 季度 前三 前两 前四
前五 前六 前七 前八 前九 前十 实现 眼下 如今 现在 当前 仅有 还要 做到 增至
降至 升至 减至 压减 安排 计划 贡献 拿出 投入 发放 能到 可到 能达 则 却 还
应 而 仍 才 就 由 从 把 想 将 是 为 有 到 达 超 约 近 的 了 和 与 等
均 都 也 又 并 在 年 月 底 末
"""
WORDS = tuple(sorted(_WORDS.split(), key=len, reverse=True))
"""Beside a number these words name nothing; the longest first, and plain ones only, for `re` skips
fast to the first characters of such."""

FIGURES = tuple(
    f"{word}(?:比例|比重|占比|数字|指标|数据|规模)" for word in ("这一", "该", "此", "上述")
)
"""So does what points back to a figure."""

IN_ENGLISH = ("first half", "second half", "first quarter", "year on year", "year-on-year")
"""And these."""
