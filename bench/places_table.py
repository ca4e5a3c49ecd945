"""Build service/places/data/china.tsv: the administrative divisions of China.

The facts come from the npm package china-division 2.7.0 (MIT), which follows the code table of the
National Bureau of Statistics; romanised names from pypinyin, with the customary names below in
their place. Needed only to renew the table:

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    pip install pypinyin
    python bench/places_table.py package/dist > service/places/data/china.tsv
"""

import json
import re
import sys
from pathlib import Path

from pypinyin import lazy_pinyin

_PEOPLES = (
    "(?:土家族|苗族|藏族|羌族|彝族|布依族|侗族|傣族|景颇族|傈僳族|回族|蒙古族?|朝鲜族|哈尼族|"
    "壮族|白族|柯尔克孜|哈萨克族?|黎族|瑶族|仫佬族|毛南族|畲族|满族|仡佬族|水族|纳西族|拉祜族|"
    "佤族|布朗族|普米族|独龙族|怒族|锡伯|塔吉克|达斡尔族|鄂温克族|鄂伦春|东乡族|保安族|撒拉族|"
    "裕固族|土族|各族|联合)+"
)

CUSTOMARY = {
    "北京": "Beijing|Peking",
    "广州": "Guangzhou|Canton",
    "西藏": "Xizang|Tibet",
    "内蒙古": "Inner Mongolia",
    "陕西": "Shaanxi",
    "哈尔滨": "Harbin",
    "齐齐哈尔": "Qiqihar",
    "呼和浩特": "Hohhot",
    "乌鲁木齐": "Urumqi",
    "拉萨": "Lhasa",
    "鄂尔多斯": "Ordos",
    "呼伦贝尔": "Hulunbuir",
    "乌兰察布": "Ulanqab",
    "巴彦淖尔": "Bayannur",
    "锡林郭勒": "Xilingol",
    "阿拉善": "Alxa",
    "兴安": "Hinggan",
    "喀什": "Kashgar|Kashi",
    "日喀则": "Xigaze|Shigatse",
    "昌都": "Qamdo",
    "林芝": "Nyingchi",
    "那曲": "Nagqu",
    "克拉玛依": "Karamay",
    "伊犁": "Ili",
    "和田": "Hotan",
    "阿克苏": "Aksu",
    "阿勒泰": "Altay",
    "塔城": "Tacheng",
    "吐鲁番": "Turpan",
    "哈密": "Hami|Kumul",
    "阿坝": "Aba|Ngawa",
    "甘孜": "Garze",
    "朝阳": "Chaoyang",
    "六安": "Lu'an",
    "西安": "Xi'an",
    "长治": "Changzhi",
    "漯河": "Luohe",
    "延安": "Yan'an",
    "泰安": "Tai'an",
    "淮安": "Huai'an",
    "吉安": "Ji'an",
    "雅安": "Ya'an",
    "马鞍山": "Ma'anshan",
    "普洱": "Pu'er",
    "宁夏": "Ningxia",
    "新疆": "Xinjiang",
    "广西": "Guangxi",
    "闵行": "Minhang",
    "六合": "Luhe",
    "洪洞": "Hongtong",
    "崆峒": "Kongtong",
    "单县": "Shan",
    "蔚县": "Yu",
    "荥经": "Yingjing",
    "筠连": "Junlian",
    "珲春": "Hunchun",
    "曾都": "Zengdu",
    "乐陵": "Laoling",
    "南乐": "Nanle",
    "民乐": "Minle",
    "蚌山": "Bengshan",
    "泊头": "Botou",
    "马尾": "Mawei",
    "长子": "Zhangzi",
    "阿图什": "Artux",
}
READINGS = {"长": "chang", "都": "du", "什": "shi"}
"""How these characters are read in names of places, but for the customary names above."""
NOT_DIVISIONS = re.compile(
    "开发区|园区|管理|示范区|实验区|试验区|产业|保税|高新|集聚|旅游|风景|试点|市辖"
)


def short(name: str) -> str:
    """The everyday name: 深圳市 -> 深圳, 恩施土家族苗族自治州 -> 恩施, 蔚县 -> 蔚县."""
    if name == "内蒙古自治区":  # 蒙古 is no people here
        return "内蒙古"
    bare = re.sub(f"{_PEOPLES}自治[区州县旗]$|壮族自治区$|维吾尔自治区$|自治区$", "", name)
    if bare == name:
        bare = re.sub("(特别行政区|(?<=架)林区|新区|(?<!市)特区|地区|[省市区县盟旗])$", "", name)
    return bare if len(bare) > 1 else name


def english(name: str, bare: str) -> str:
    if bare in CUSTOMARY:
        return CUSTOMARY[bare]
    stem = bare if bare != name else re.sub("[县区市旗]$", "", name)
    pairs = zip(stem, lazy_pinyin(stem), strict=True)
    read = (READINGS.get(char) or syllable for char, syllable in pairs)
    return "".join(read).replace("lv", "lu").replace("nv", "nu").capitalize()


def row(code: str, level: str, name: str) -> str:
    bare = short(name)
    return "\t".join((code, level, name, bare, english(name, bare)))


def level_of_area(name: str) -> str:
    return "district" if name.endswith("区") else "county"


def main(folder: Path) -> None:
    read = {
        n: json.loads((folder / f"{n}.json").read_text()) for n in ("provinces", "cities", "areas")
    }
    municipalities = {p["code"] for p in read["provinces"] if p["name"].endswith("市")}
    rows = [
        row(p["code"] + "0000", "city" if p["code"] in municipalities else "province", p["name"])
        for p in read["provinces"]
    ]
    rows += [
        row(c["code"] + "00", "city", c["name"])
        for c in read["cities"]
        if not re.search("市辖区|直辖|^县$", c["name"])
    ]
    rows += [
        row(a["code"], level_of_area(a["name"]), a["name"])
        for a in read["areas"]
        if not NOT_DIVISIONS.search(a["name"])
        and a["name"][-1] in "区县市旗"
        and not a["code"].endswith("00")
        and a["code"][4] != "7"  # a development area with a code of its own: more.tsv has them
    ]
    print("code\tlevel\tname\tshort\tenglish")
    print("\n".join(sorted(rows)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
