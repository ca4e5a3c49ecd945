"""What the words that point back mean: 全市, the district, both cities, 我们, its rival."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from service.places import interviews, words
from service.places.events import Topic, city_of
from service.places.mentions import PlaceMention
from service.places.pointers import Pointer
from service.places.speakers import Speakers
from service.places.table import Level, Place, contains, gazetteer
from service.places.whole import About
from service.places.world import by_id, is_capital

_PARTS: tuple[Level, ...] = ("district", "county")
_KINDS_OF_TOWN = ("镇", "乡", "街道")
_QUOTED = 120
"""So far behind a word its quotation is looked for, in code points."""
_PARK = "园区"
"""What any zone may be called."""
_COMPARED = 120
"""So far before 他们 stands the place that they are of."""
_NEW_AREA = "new area"
"""Means the last one, wherever it lies: the table puts some into no city."""
_WE_WITH = re.compile("我[市区县](?:与|和|同|向|对|从|到|赴|承接|学习|对标|联合|携手)$")
_WITH_US = re.compile("市?[^，。；\n]{0,8}?(?:向|对|与|给|来|和|同|支持|帮助|援助)我[市区县]")
"""Around a place that is another than that of who says 我市."""
_MODELS = ("学习", "借鉴", "对标", "比肩")
"""Before an area that is only looked up to."""


class Antecedents:
    """Those of one article, by its mentions in the order of the text and what it is about."""

    def __init__(
        self,
        text: str,
        titled: Sequence[PlaceMention],
        mentions: Sequence[PlaceMention],
        about: About,
        speakers: Speakers,
    ) -> None:
        self._text = text
        self._titled = titled
        self._mentions = tuple(mentions)
        self._starts = [mention.start for mention in mentions]
        self._about = about
        self._speakers = speakers

    def of(
        self, pointer: Pointer, start: int, topic: Topic, group: tuple[Place, ...]
    ) -> tuple[Place, ...]:
        """The places that the pointer means, or none. `start` is that of its sentence, `topic` what
        is spoken of there, `group` the places told of together last.
        """
        told = self._by_word(pointer, topic)
        if told is not None:
            return told
        if pointer.word in ("we", "home") and (speaker := self._speakers.at(pointer.start)):
            return (speaker,)
        own = self._of_who_says_it(pointer)
        return own or self._named_before(start, pointer) or self._told_last(pointer, topic, group)

    def _by_word(self, pointer: Pointer, topic: Topic) -> tuple[Place, ...] | None:
        """What a word means that means one thing only; None for the others."""
        match pointer.word:
            case "zone":
                return self._zone(pointer, topic)
            case "own":
                return self._own_city(topic)
            case "metro":
                return self._metropolis(pointer)
            case "they":
                return self._compared(pointer)
            case "town":
                return self._town(pointer)
            case _:
                return None

    def _town(self, pointer: Pointer) -> tuple[Place, ...]:
        """The town named last, of the kind that the word says (镇里, behind a village of it)."""
        said = self._text[pointer.start : pointer.end]
        kind = next((kind for kind in _KINDS_OF_TOWN if kind in said), "")
        towns = (m.place for m in self._before(pointer) if m.place.level == "town")
        return tuple(town for town in towns if town.name.endswith(kind))[:1]

    def _named_before(self, start: int, pointer: Pointer) -> tuple[Place, ...]:
        """What was named for it since the full stop: both cities for 两市, the last for 后者."""
        named = self._named_since_the_stop(start, pointer.start)
        places: tuple[Place, ...] = ()
        match pointer.word:
            case "former":
                places = named[-2:-1]
            case "latter":
                places = named[-1:] or self._named_last(pointer)
                places = () if self._is_a_firm(pointer) else places
            case "district" | "within":  # 涧西区走得更快，洛阳有71个出自该区
                told = self._text[pointer.start : pointer.end] == "该区"
                parts = (*_PARTS, "zone") if told else _PARTS
                if self._is_told_against(start, pointer):
                    return ()
                within = tuple(p for p in named if p.level in parts)
                places = self._of_its_kind(pointer, within)[-1:]
                places = places or (self._part_told_last(pointer) if told else ())
                places = places or self._speaker_behind(pointer) or self._county(pointer)
            case "home" if named:
                speaker = self._speaker_before(start, pointer)
                places = speaker or self._about.home
            case "answer":
                line = self._text.rfind("\n", 0, start) + 1
                places = self._interviewed() if interviews.is_answer(self._text, line) else ()
            case "capital" | "seat":
                places = self._capital(pointer)
            case "rival" if len(self._about.subject) == 2:
                last = [mention.place for mention in self.mentions_from(start, pointer.start)[-1:]]
                places = tuple(place for place in self._about.subject if place not in last)
                places = places if len(places) == 1 else ()
            case "group":  # 南宁2200P、柳州750P；两市…
                cities = tuple(p for p in named if p.level in ("city", "world", "county"))
                places = cities[-pointer.many :] if len(cities) >= pointer.many else ()
        return places

    def _of_its_kind(self, pointer: Pointer, places: tuple[Place, ...]) -> tuple[Place, ...]:
        """Those that are counties by name, for 全县 and 该县."""
        if not self._text.startswith("县", pointer.end - 1):
            return places
        return tuple(place for place in places if place.full.endswith("县"))

    def _is_told_against(self, start: int, pointer: Pointer) -> bool:
        """Whether the places before it are only compared with (与安吉、长兴相比，全县……)."""
        return words.TOLD_AGAINST.search(self._text, start, pointer.start) is not None

    def _part_told_last(self, pointer: Pointer) -> tuple[Place, ...]:
        """The part of a city that its paragraph named, where it named no other part
        (在北京经济技术开发区，……。该区……).
        """
        line = self._text.rfind("\n", 0, pointer.start) + 1
        told = [m.place for m in self.mentions_from(line, pointer.start) if m.role == "name"]
        parts = dict.fromkeys(place for place in told if place.level in (*_PARTS, "zone"))
        return tuple(parts) if len(parts) == 1 and told[-1] in parts else ()

    def _named_last(self, pointer: Pointer) -> tuple[Place, ...]:
        """The place that its paragraph named last (直连长乐区的基地。后者……)."""
        line = self._text.rfind("\n", 0, pointer.start) + 1
        return tuple(m.place for m in self.mentions_from(line, pointer.start)[-1:])

    def _is_a_firm(self, pointer: Pointer) -> bool:
        """Whether 后者 is rather a firm from the place named last (与北京某企业签约，后者……)."""
        last = next(self._before(pointer), None)
        return last is not None and words.SOME_FIRM.match(self._text, last.end) is not None

    def _of_who_says_it(self, pointer: Pointer) -> tuple[Place, ...]:
        """我市, or 我区, is that of who speaks, or of the article, whatever city was told before;
        该市 the only one that its paragraph named.
        """
        if pointer.word not in ("city", "district"):
            return ()
        if self._text.startswith("我", pointer.start):
            speaker = self._speakers.at(pointer.start)
            own = (speaker,) if speaker else self._our_own(pointer)
            levels = ("city", "county") if pointer.word == "city" else (*_PARTS, "zone")
            return tuple(place for place in own if place.level in levels)
        if pointer.word != "city" or not self._text.startswith("该", pointer.start):
            return ()
        line = self._text.rfind("\n", 0, pointer.start) + 1
        told = (m.place for m in self.mentions_from(line, pointer.start) if m.role == "name")
        cities = dict.fromkeys(place for place in told if place.level in ("city", "county"))
        return tuple(cities) if len(cities) == 1 else ()

    def _our_own(self, pointer: Pointer) -> tuple[Place, ...]:
        """The article's own place, but for one that has to do with ours (合肥向我市开放算力): then
        the one named most of the others.
        """
        home = self._about.home
        others = self._dealing_with_us
        if not others or (home and not others.intersection(p.id for p in home)):
            return home
        level: tuple[Level, ...] = ("city",) if pointer.word == "city" else _PARTS
        named = (m.place for m in self._mentions if m.place.level in level)
        left = Counter(place for place in named if place.id not in others)
        return tuple(place for place, _ in left.most_common(1))

    @cached_property
    def _dealing_with_us(self) -> frozenset[str]:
        return frozenset(m.place.id for m in self._mentions if self._deals_with_us(m))

    def _deals_with_us(self, mention: PlaceMention) -> bool:
        before = self._text[max(0, mention.start - 8) : mention.start]
        if "我" in before and _WE_WITH.search(before):
            return True
        return _WITH_US.match(self._text, mention.end) is not None

    def _compared(self, pointer: Pointer) -> tuple[Place, ...]:
        """The place named last that is none of who says 他们 beside 我们 (我们26.2%，他们19%)."""
        speaker = self._speakers.at(pointer.start)
        own = (speaker,) if speaker else self._about.home
        stops = [self._text.rfind(stop, 0, pointer.start) for stop in ("。", "\n")]
        close = self._text.find("。", pointer.start)
        told = self._text[max(stops) + 1 : close if close >= 0 else None]
        if not own or not (speaker or "我们" in told):
            return ()
        for mention in self._before(pointer):
            if pointer.start - mention.end > _COMPARED:
                break
            other = mention.place
            if mention.role == "name" and not any(
                p == other or contains(p, other) or contains(other, p) for p in own
            ):
                return (other,)
        return ()

    def _interviewed(self) -> tuple[Place, ...]:
        """The place whose official is asked, else the article's own."""
        asked = (m.place for m in self._mentions if interviews.has_an_official(self._text, m))
        return tuple(asked)[:1] or self._about.home

    def _capital(self, pointer: Pointer) -> tuple[Place, ...]:
        """The nation's or the province's capital that was named last, or that of a state abroad."""
        is_one = is_capital if pointer.word == "capital" else _is_seat
        near = (m.place for m in (*self._before(pointer), *self._titled))
        found = tuple(place for place in near if is_one(place))[:1]
        return found if found or pointer.word == "capital" else self._metropolis(pointer)

    def _metropolis(self, pointer: Pointer) -> tuple[Place, ...]:
        """The city told of with all around it (Greater Lyon), else the article's own abroad."""
        greater = (m.place for m in self._before(pointer) if self._is_with_its_region(m))
        home = tuple(place for place in self._about.home if place.level in ("world", "town"))
        return tuple(greater)[:1] or home

    def _is_with_its_region(self, mention: PlaceMention) -> bool:
        behind = self._text.startswith((" Metropolitan", " metropolitan"), mention.end)
        return behind or self._text.endswith(("Greater ", "greater "), 0, mention.start)

    def _county(self, pointer: Pointer) -> tuple[Place, ...]:
        """The county that its paragraph named last, whose town was told of since (彰化县……鹿港镇
        ……；县府……).
        """
        if not self._text.endswith(("县府", "该县", "全县"), pointer.start, pointer.end):
            return ()
        line = self._text.rfind("\n", 0, pointer.start) + 1
        told = self.mentions_from(line, pointer.start)
        counties = [m.place for m in told if m.role == "name" and m.place.full.endswith("县")]
        return tuple(counties[-1:])

    def _speaker_before(self, start: int, pointer: Pointer) -> tuple[Place, ...]:
        """The place whose official speaks the sentence."""
        said = (m for m in self.mentions_from(start, pointer.start) if m.role == "name")
        return tuple(m.place for m in said if words.SPEAKS.match(self._text, m.end))[:1]

    def _speaker_behind(self, pointer: Pointer) -> tuple[Place, ...]:
        """The district whose official said it (“全区企业417家。”浑南区科技局局长崔长河说)."""
        close = self._text.find("”", pointer.start, pointer.start + _QUOTED)
        said = self.mentions_from(close + 1, close + 3) if close >= 0 else ()
        officials = (m for m in said if words.OFFICE.match(self._text, m.end))
        parts = (m.place for m in officials if m.place.level in (*_PARTS, "zone"))
        return tuple(parts)[:1]

    def _zone(self, pointer: Pointer, topic: Topic) -> tuple[Place, ...]:
        """The last area named before whose name has the word (the park, 园区), where it is the last
        place named at all, is what is spoken of, or lies there; else the area that is spoken of.
        """
        last = next((m for m in self._before(pointer) if m.role == "name"), None)
        noun = self._text[pointer.start : pointer.end].lower().removeprefix("the ")
        for mention in self._before(pointer):
            names = f"{mention.text} {mention.place.english}".lower()
            is_area = mention.place.level in ("zone", "district", "town") and noun in names
            is_area = is_area or (
                noun == _PARK and mention is last and self._is_a_zone(mention, pointer)
            )
            if not is_area or self._text.endswith(_MODELS, 0, mention.start):
                continue
            area = mention.place
            is_meant = mention is last or noun == _NEW_AREA
            if is_meant or any(p == area or contains(p, area) for p in topic.places):
                return (area,)
        return tuple(place for place in topic.places if place.level == "zone")

    def _is_a_zone(self, mention: PlaceMention, pointer: Pointer) -> bool:
        """Whether 园区 may mean it: no park is named between (雨花经开区……，园区机器人企业)."""
        zone = mention.place.level == "zone" and mention.place.full.endswith("区")
        return zone and "园" not in self._text[mention.end : pointer.start]

    def _before(self, pointer: Pointer) -> Iterator[PlaceMention]:
        """The mentions before it, the last one first."""
        return reversed(self._mentions[: bisect_left(self._starts, pointer.start)])

    def _named_since_the_stop(self, start: int, at: int) -> tuple[Place, ...]:
        """The places named from the full stop before `start` up to `at`, each once."""
        line = self._text.rfind("\n", 0, start) + 1
        stop = max(line, self._text.rfind("。", 0, start) + 1)
        named = (m.place for m in self.mentions_from(stop, at) if m.role == "name")
        return tuple(dict.fromkeys(named))

    def mentions_from(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        """The mentions that begin inside the span."""
        starts = self._starts
        return self._mentions[bisect_left(starts, start) : bisect_left(starts, end)]

    def _last_districts(self, pointer: Pointer) -> tuple[Place, ...]:
        """The districts named in its paragraph before it, where they are as many as it says."""
        line = self._text.rfind("\n", 0, pointer.start) + 1
        told = self.mentions_from(line, pointer.start)
        found = dict.fromkeys(mention.place for mention in told if mention.role == "name")
        parts = tuple(place for place in found if place.level in _PARTS)
        return parts if len(parts) == pointer.many else ()

    def _told_last(
        self, pointer: Pointer, topic: Topic, group: tuple[Place, ...]
    ) -> tuple[Place, ...]:
        """What was spoken of in the sentences before, or in the whole article."""
        places: tuple[Place, ...] = ()
        match pointer.word:
            case "home":
                silent = self._has_a_speaker(pointer) or self._is_of_another_fair(pointer)
                places = () if silent else self._home_from(topic)
            case "local" if last := self._named_at_the_stop(pointer, topic):
                places = last
            case "local" if not topic.others:
                places = topic.places or self._about.subject
            case "group" if len(group) >= 2:
                places = group
            case "group":
                places = self._main_places(pointer.many, ("city", "world"))
            case "districts":
                places = self._last_districts(pointer) or self._main_places(pointer.many, _PARTS)
            case "province":
                own = topic.places or self._about.subject or topic.others
                places = _provinces(own) or self._only_province() or self._state(pointer)
            case "district" | "within":
                places = self._district(pointer, topic)
            case "city" | "hub":
                places = self._city(pointer, topic)
        return places

    def _own_city(self, topic: Topic) -> tuple[Place, ...]:
        """The city of who says “in this city”: that spoken of, the article's own, or else that of
        the dateline of a release.
        """
        told = tuple(p for p in topic.places if p.level in ("city", "county", "world"))
        filed = (m.place for m in self._mentions if m.role == "dateline")
        return told or self._about.home or tuple(filed)[:1]

    def _state(self, pointer: Pointer) -> tuple[Place, ...]:
        """The state abroad whose government was told of, which no table has."""
        named = (m for m in self._before(pointer) if m.place.level == "town")
        ruled = (m.place for m in named if words.OF_STATE.match(self._text, m.end))
        return tuple(ruled)[:1]

    def _city(self, pointer: Pointer, topic: Topic) -> tuple[Place, ...]:
        """The city that is spoken of or around it; one abroad only where its paragraph opens with
        it or it is the article's own, for else that may be meant.
        """
        if words.COUNTY_LEVEL.match(self._text, pointer.start):
            named = (m.place for m in self._before(pointer) if m.role == "name")
            return tuple(place for place in named if place.level == "county")[:1]
        levels = ("city", "county")
        places = topic.places or self._about.subject
        line = self._text.rfind("\n", 0, pointer.start) + 1
        named_here = topic.mentions and topic.mentions[0].start >= line
        latin = self._text[pointer.start].isascii()  # 全市 may mean the city around it
        of_county = all(p.level == "county" and p.full.endswith("市") for p in places)
        if latin and named_here and of_county:
            return places
        named = (m.place for m in self.mentions_from(line, pointer.start) if m.role == "name")
        first = next(named, None)
        home = self._about.home
        city = [
            p for p in places if p.level in levels or (p.level == "world" and p in (first, *home))
        ]
        city += [place for place in _above(places) if place.level in (*levels, "world")]
        if not city:
            city = [place for place in self._about.subject if place.level in levels]
        if not city:
            city = [place for place in self._about.home if place.level in levels]
        if not city:  # of an area that the table puts into no city
            city = list({place for place in topic.others if place.level == "city"})
            city = city if len(city) == 1 else []
        return tuple(dict.fromkeys(city))

    def _named_at_the_stop(self, pointer: Pointer, topic: Topic) -> tuple[Place, ...]:
        """The part of it that the clause before ended with (六成出自昆山。当地今年签下……)."""
        stop = self._text[pointer.start - 1 : pointer.start]
        if stop not in ("。", "，"):
            return ()
        last = next(self._before(pointer), None)
        if last is None or not self._text.endswith(words.COMES_FROM, 0, last.start):
            return ()
        if self._text[last.end : pointer.start].strip("市区县 ") != stop:
            return ()
        return (last.place,) if any(contains(p, last.place) for p in topic.places) else ()

    def _has_a_speaker(self, pointer: Pointer) -> bool:
        """Whether the paragraph says who speaks (汪蕾：…; 株洲市工信局局长刘洋表示)."""
        line = self._text.rfind("\n", 0, pointer.start) + 1
        return words.SPEAKER.match(self._text, line) is not None or any(
            words.OFFICIAL.match(self._text, mention.end)
            for mention in self.mentions_from(line, pointer.start)
        )

    def _is_of_another_fair(self, pointer: Pointer) -> bool:
        line = self._text.rfind("\n", 0, pointer.start) + 1
        organised = self._text.startswith(words.ORGANISERS, pointer.start)
        return organised and words.FAIR.search(self._text, line, pointer.start) is not None

    def _home_from(self, topic: Topic) -> tuple[Place, ...]:
        """Who says 我们 where a place was told last that has nothing to do with his own."""
        home = self._about.home
        told = (*topic.places, *(city_of(place) or place for place in topic.places))
        near = any(p == q or contains(p, q) or contains(q, p) for p in home for q in told)
        return () if near or not told else home

    def _district(self, pointer: Pointer, topic: Topic) -> tuple[Place, ...]:
        """The district that 全区 means: of the topic, of the whole article, of the one before; the
        zone, where one is spoken of. 区内 is within the zone first.
        """
        places = topic.places or self._about.subject
        whole = self._text.startswith("全", pointer.start)  # 全区 is of no 软件园
        zones = tuple(
            place
            for place in places
            if place.level == "zone" and not (whole and place.name.endswith("园"))
        )
        told, faded, about, site = (
            tuple(p for p in some if p.level in _PARTS)
            for some in (places, topic.faded, self._about.subject, self._about.site)
        )
        if pointer.word == "within":
            return told or zones or faded or (*site, *about)[:1]
        around = (*site, *about)[:1] or self._only_part(pointer)
        left = tuple(place for place in topic.faded if place.level == "zone")
        found = told or (about[:1] if zones else ()) or zones or faded or left or around
        found = found or self._called_one(pointer) or self._county_abroad(pointer)
        return found or (_autonomous(places) if whole else ())

    def _called_one(self, pointer: Pointer) -> tuple[Place, ...]:
        """The area, in no table, whose name ends in the word (Maryah Intelligence District)."""
        kind = self._text[pointer.start : pointer.end].split()[-1].title()
        near = (m for m in self._before(pointer) if m.place.level in ("town", "zone"))
        return next(((m.place,) for m in near if m.text.endswith(f" {kind}")), ())

    def _county_abroad(self, pointer: Pointer) -> tuple[Place, ...]:
        """The county that an English article is about, which no table has as one."""
        is_county = self._text.endswith("county", 0, pointer.end)
        home = self._about.home if is_county else ()
        return tuple(place for place in home if place.level in ("world", "town"))

    def _only_province(self) -> tuple[Place, ...]:
        """The one in which all the places lie that the article names."""
        told = {_provinces((m.place,)) for m in self._mentions if m.role == "name"}
        return told.pop() if len(told) == 1 else ()

    def _only_part(self, pointer: Pointer) -> tuple[Place, ...]:
        """The district that an English text named before, where it named no other one."""
        if not self._text[pointer.start].isascii():
            return ()
        named = (m.place for m in self._mentions[: bisect_left(self._starts, pointer.start)])
        parts = dict.fromkeys(place for place in named if place.level in _PARTS)
        return tuple(parts) if len(parts) == 1 else ()

    def _main_places(self, count: int, levels: tuple[Level, ...]) -> tuple[Place, ...]:
        """The places named most, in the order of the text."""
        named = (m.place for m in (*self._titled, *self._mentions))
        cities = [place for place in named if place.level in levels]
        often = sorted(dict.fromkeys(cities), key=lambda p: -cities.count(p))[:count]
        return tuple(p for p in dict.fromkeys(cities) if p in often) if len(often) == count else ()


def _autonomous(places: Sequence[Place]) -> tuple[Place, ...]:
    """The autonomous region of cities, which 全区 means where no district is told of."""
    return tuple(place for place in _provinces(places) if place.full.endswith("自治区"))


def _is_seat(place: Place) -> bool:
    """A province's capital carries the first city code."""
    return place.id.isdigit() and place.id.endswith("0100")


def _above(places: Sequence[Place]) -> Iterator[Place]:
    """What the places lie in, as far as the table has it."""
    table = gazetteer().places
    for one in (one for place in places for one in place.parents):
        above = table.get(one) or by_id(one)
        if above is not None:
            yield above


def _provinces(places: Sequence[Place]) -> tuple[Place, ...]:
    found = [place for place in (*places, *_above(places)) if place.level == "province"]
    return tuple(found[:1])
