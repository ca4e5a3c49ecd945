"""Whose number it is: the place that the words around a span speak of.

A text is read once, sentence by sentence, into *events*: a place named as subject, a coordinated
list (武汉、合肥), a word that points back (全市, 两地, the two cities), a nation. The event that
governs a number is the last one before it in its sentence; a sentence without one inherits the
topic of the sentences before it, a new paragraph that of its heading or title. Places that only
serve a comparison (比合肥多), an institution's name, a dateline or a street are no subjects.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from schemas.article import Article
from service.places import also_told, facilities, institutions, lasting, set_apart, whole, words
from service.places.antecedents import Antecedents
from service.places.events import Event, Topic, are_one_word, city_of, is_park, next_topic, within
from service.places.kinds import kind_of
from service.places.mentions import PlaceMention, find
from service.places.modifiers import WHICH_IS
from service.places.ownership import Basis, Ownership, Spanned, Standing
from service.places.pointers import Pointer, Pointers
from service.places.quoted import Quoted
from service.places.renamed import as_told
from service.places.runs import has_names_in_brackets, listed_with_numbers, names_its_own, run_of
from service.places.sentences import Sentence, spans_of_sentences
from service.places.sites import Sites
from service.places.speakers import Speakers
from service.places.table import Place, contains, gazetteer
from service.places.towns import with_towns
from service.places.writing import full_width, simplified


def owners(
    article: Article, spans: Sequence[Spanned], names: Iterable[str] = ()
) -> tuple[Ownership, ...]:
    """One `Ownership` for each span, in the order given.

    `spans` are the article's quantities, or quotes where a fact has no number. Give all the
    quantities in one call: 分别 pairs the n-th number with the n-th city. `names` are the cities
    that the claims name: one that the tables lack, such as a town, is then looked for too.
    """
    return Reading(article, names).owners(spans)


class Reading:
    """One article, read for its places. Build it once and ask for as many spans as needed."""

    def __init__(self, article: Article, names: Iterable[str] = ()) -> None:
        wide = full_width(article.text)
        self._text = simplified(wide)
        mentions = with_towns(wide, find(article.text), names)
        self.title_mentions = whole.of_title(article, mentions)
        self.mentions = tuple(m for m in mentions if article.in_body(m.start, m.end))
        self._ends = {m.end for m in self.mentions}
        self._has_institutions = any(m.role == "organisation" for m in self.mentions)
        self.named = tuple(dict.fromkeys(m.place for m in (*self.title_mentions, *self.mentions)))
        self._pointers = Pointers(self._text)
        self._about = whole.about(self._text, self.title_mentions, self.mentions)
        self._speakers = Speakers(self._text, mentions)
        self._quoted = Quoted(self._text, self.mentions)
        self._antecedents = Antecedents(
            self._text, self.title_mentions, self.mentions, self._about, self._speakers
        )
        self._sites = Sites(self._text, self.mentions)
        self.sentences = tuple(self._read(article))
        self._starts = [sentence.start for sentence in self.sentences]
        self._silent: dict[int, Ownership] = {}

    def owners(self, spans: Sequence[Spanned]) -> tuple[Ownership, ...]:
        """One `Ownership` for each span, in the order given."""
        pairs = self.pair_lists(spans)
        return tuple(pairs.get((s.start, s.end)) or self.owner(s.start, s.end) for s in spans)

    def owner(self, start: int, end: int) -> Ownership:
        """Whose the span is: by the names in it, behind it, before it, or by the topic."""
        sentence = self._sentence_at(start)
        if sentence is None:
            return self._ownership(self._about.subject, (), "inherited", ())
        if not sentence.events and not self._mentions_from(sentence.start, sentence.end):
            if sentence.start not in self._silent:  # then all its numbers have one owner
                self._silent[sentence.start] = self._by_topic(sentence, start)
            return self._silent[sentence.start]
        before = [e for e in sentence.events if e.end <= start]
        return (
            self._by_names_inside(sentence, start, end)
            or self._by_name_behind(sentence, before, start, end)
            or self._by_name_at_bracket(before, start, end)
            or self._by_name_before(sentence, before, start)
            or self._by_topic(sentence, start)
        )

    def _by_names_inside(self, sentence: Sentence, start: int, end: int) -> Ownership | None:
        """A quote names its city itself."""
        inside = [e for e in sentence.events if start <= e.start < end and e.governs]
        if not inside:
            return None
        first, *later = inside
        loose = (*(p for e in later for p in e.places), *self._named_between(start, end))
        return self._ownership(first.places, loose, first.basis, first.mentions)

    def _by_name_behind(
        self, sentence: Sentence, before: list[Event], start: int, end: int
    ) -> Ownership | None:
        """28款（武汉）, 其中300家位于浦东, 800 firms in Hangzhou."""
        behind = [e for e in sentence.events if e.start >= end and e.kind != "reference"]
        if not behind:
            return None
        event = behind[0]
        if event.kind == "back" and behind[1:] and behind[1].start == event.end:
            event = behind[1]._replace(start=event.start)  # 在该市集宁区
        between = self._text[end : event.start]
        if words.PARENTHESIS.fullmatch(between):
            return self._ownership(event.places, (), "explicit", event.mentions)
        stands = words.BEHIND.fullmatch(between) and " to " not in between
        stands = stands or (
            between == words.OF and self._text.startswith(words.OF_TWO, event.start)
        )
        if (
            self._text.endswith(("the ", "The "), 0, start)
            and words.THAT.fullmatch(between)
            and words.COUNTED_BY.match(self._text, event.end)
        ):
            return self._ownership(event.places, (), "explicit", event.mentions)
        if stands or words.WENT_TO.fullmatch(between):
            governing = [e for e in before if e.governs]
            placed = [p for e in before if e.kind == "locative" for p in e.places]
            others = governing[-1].places if governing else (*placed, *sentence.topic.places)
            if event.kind == "back" and not governing:  # one of 64 sites in the district
                others = tuple(p for p in others if not contains(p, event.places[0]))
            against = words.SET_AGAINST.search(self._text, max(0, start - 24), start)
            if against and words.RIGHT_THERE.fullmatch(between):
                others = tuple(p for p in others if any(contains(q, p) for q in event.places))
            return self._ownership(event.places, others, "explicit", event.mentions)
        return None

    def _by_name_at_bracket(self, before: list[Event], start: int, end: int) -> Ownership | None:
        """Ahead of Shenzhen (20.6 percent), 仅次于浑南区的34.6%, 与苏州的1.9万P相比: its own,
        though compared.
        """
        last = before[-1] if before else None
        if last is None:
            return None
        of_its = self._text[last.end : start] == words.OF_ITS
        if of_its and words.HELD_AGAINST.match(self._text, end):
            return self._ownership(last.places[-1:], (), "explicit", last.mentions[-1:])
        run = [event for event in before[-2:] if event.kind not in ("oblique", "locative")]
        if not run:
            return None
        listed = words.NEXT_IN_BRACKETS.fullmatch(self._text, run[0].end, last.start)
        if run[-1] is not last and not listed:
            return None  # 来自北京（12家）
        second_to = self._text.endswith(words.SECOND_TO, 0, last.start)
        if not ((second_to and of_its) or words.IN_BRACKETS.fullmatch(self._text, last.end, start)):
            return None
        return self._ownership(last.places[-1:], (), "explicit", last.mentions[-1:])

    def _by_name_before(
        self, sentence: Sentence, before: list[Event], start: int
    ) -> Ownership | None:
        governing = next((e for e in reversed(before) if e.governs), None)
        locative = [e for e in before if e.kind == "locative"]
        source = before[-1] if before else None
        if source is not None and self._is_share_of(source, sentence.start, start):
            others = governing.places if governing else sentence.topic.places
            return self._ownership(source.places, others, "explicit", source.mentions)
        if governing is None and locative:
            return self._by_where_it_is(sentence, locative, start)
        if governing is None:
            return None
        joint = governing.kind == "list" or (governing.kind == "back" and len(governing.places) > 1)
        if joint and words.JOINT_TOTAL.search(self._text, governing.end, start):
            table = gazetteer().places
            above = (table[i] for p in governing.places for i in p.parents if i in table)
            return self._ownership((), (*governing.places, *above), "shared", governing.mentions)
        named = [e for e in before if e.governs]
        if len(named) > 1 and words.ALIKE.search(self._text, governing.end, start):
            alike = tuple(p for e in named for p in e.places)
            return self._ownership((), alike, "shared", named[-1].mentions)
        finer = [e for e in locative if governing.kind == "name" and e.start < governing.start]
        behind = [e for e in locative if e.start > governing.start]
        within = (p for e in finer for p in e.places if contains(governing.places[0], p))
        loose = (*(p for e in behind for p in e.places), *within)  # 在浑南区，……沈阳东部智算中心
        if self._text.endswith(words.ITS, 0, governing.start):  # its Hengqin centre
            loose = (*loose, *sentence.topic.places)
        loose = (*loose, *self._firms_homes(sentence.start, locative))
        loose = (*loose, *self._told_under(sentence, governing, start))
        loose = (*loose, *also_told.of(self._text, sentence, start))
        loose = (*loose, *facilities.of_city_too(self._text, governing, sentence.start))
        loose = (*loose, *facilities.of_parts_too(self._text, governing, sentence.topic))
        basis: Basis = "shared" if len(governing.places) > 1 else governing.basis
        return self._ownership(governing.places, loose, basis, governing.mentions)

    def _told_under(self, sentence: Sentence, governing: Event, start: int) -> Iterator[Place]:
        """The parts of a place that may be told of under its name: where what bears the name stands
        (杭州数据中心（数谷·临平）), or who has what is only called after the place (“浙江数商”) or
        a title that it gives (海淀：高新技术企业900家、北京市“专精特新”企业200家).
        """
        whole = governing.places[0]
        for mention in self._mentions_from(governing.start, start):
            if mention.role == "organisation" and contains(whole, mention.place):
                yield mention.place
        titled = words.GIVES_A_TITLE.match(self._text, governing.end) and words.ITEM_BEFORE.search(
            self._text, max(0, governing.start - 16), governing.start
        )
        quoted = words.QUOTED.match(self._text, governing.end) and self._text.endswith(
            words.OPENS_A_QUOTE, 0, governing.start
        )
        if titled or quoted:
            before = [e for e in sentence.events if e.governs and e.end <= governing.start]
            told = before[-1].places if before else sentence.topic.places
            yield from (place for place in told if contains(whole, place))

    def _by_where_it_is(self, sentence: Sentence, locative: list[Event], start: int) -> Ownership:
        """What is told of a place where something is or happens, in a sentence without subject."""
        topic, last = sentence.topic, locative[-1]
        finer = (p for e in locative for p in e.places if contains(last.places[0], p))
        if topic.places and any(self._firms_homes(sentence.start, [last])):
            loose = (*last.places, *topic.others)  # a Shenzhen maker, at work here
            return self._ownership(topic.places, loose, "inherited", topic.mentions)
        latin = last.mentions[-1].text.isascii()
        wider = any(contains(p, q) for p in last.places for q in topic.places)
        it = words.PRONOUN.search(self._text, last.end, start) is not None
        goes_on = not latin or wider or it
        goes_on = goes_on or also_told.is_in_an_item_before(self._text, sentence, last, start)
        city = facilities.of_city_too(self._text, last, sentence.start)
        others = (*(topic.places if goes_on else ()), *city, *finer)
        return self._ownership(last.places, others, "implied", last.mentions)

    def _firms_homes(self, start: int, locative: Sequence[Event]) -> Iterator[Place]:
        """Where firms that the sentence speaks of come from (a Shenzhen maker of models)."""
        for event in locative:
            if words.ONE_OF.search(self._text, start, event.start):
                yield from event.places

    def _is_share_of(self, source: Event, floor: int, start: int) -> bool:
        """全市有102款出自海淀区，占比64.6%: the share is that of what comes from there."""
        comes = self._text.endswith(words.COMES_FROM, floor, source.start)
        return comes and words.OF_THOSE.fullmatch(self._text, source.end, start) is not None

    def _by_topic(self, sentence: Sentence, start: int) -> Ownership:
        topic = sentence.topic
        after = [e for e in sentence.events if e.start >= start and e.kind != "reference"]
        told = (*self._sites.told_in(sentence), *self._of_institution(sentence.start, start))
        told = (*told, *also_told.of(self._text, sentence, start), *self._quoted.at(start))
        site = self._site_under(topic, sentence.start) if self._about.site else ()
        loose = (*topic.others, *site, *told, *(p for e in after for p in e.places))
        if topic.places:
            return self._ownership(topic.places, loose, "inherited", topic.mentions)
        if after:
            return self._ownership(after[0].places, loose, "implied", after[0].mentions)
        return self._ownership((), loose, "unknown", ())

    def _site_under(self, topic: Topic, start: int) -> tuple[Place, ...]:
        """The part in which all of it takes place, unless its paragraph names another city."""
        around = [city_of(place) for place in topic.places]
        line = self._text.rfind("\n", 0, start) + 1
        named = any(mention.start >= line for mention in topic.mentions)
        apart = named and around and None not in around
        return tuple(p for p in self._about.site if not apart or city_of(p) in around)

    def _of_institution(self, start: int, end: int) -> Iterator[Place]:
        """Where those institutions sit that the sentence tells of by their names."""
        if not self._has_institutions:
            return iter(())
        return institutions.of(self._text, self._mentions_from(start, end), start)

    def _named_between(self, start: int, end: int) -> tuple[Place, ...]:
        return tuple(m.place for m in self._mentions_from(start, end) if m.end <= end)

    def pair_lists(self, spans: Sequence[Spanned]) -> dict[tuple[int, int], Ownership]:
        """The numbers of a 分别 list, each with its city."""
        paired: dict[tuple[int, int], Ownership] = {}
        for mark in words.RESPECTIVELY.finditer(self._text):
            sentence = self._sentence_at(mark.start())
            cities = self._list_for(sentence, mark.start()) if sentence else None
            if sentence is None or cities is None:
                continue
            run = run_of(self._text, spans, sentence[:2], mark, len(cities.places))
            if run and names_its_own(self._text, sentence.events, mark.end(), run[0].start):
                continue
            if has_names_in_brackets(self._text, sentence.events, run):
                continue
            mentions = cities.mentions or (None,) * len(run)
            for span, place, mention in zip(run, cities.places, mentions, strict=False):
                because = (mention,) if mention else ()
                paired[span.start, span.end] = self._ownership((place,), (), "explicit", because)
        return paired

    def _list_for(self, sentence: Sentence, at: int) -> Event | None:
        before = [e for e in sentence.events if e.end <= at and e.governs]
        if before and len(before[-1].places) > 1:
            return before[-1]
        if before and (listed := listed_with_numbers(self._text, before, at)):
            return listed
        # 支持九台区、双阳区建设基地，两个基地分别…: a list that is no subject may still be told of.
        told_of = [e for e in sentence.events if e.end <= at and len(e.places) > 1]
        told_of = [e for e in told_of if not set_apart.ROUTE.match(self._text, e.end)]
        if told_of and not (before and before[-1].start > told_of[-1].start):
            return told_of[-1]
        if before:
            return None
        if len(sentence.topic.places) > 1:
            return Event(at, at, sentence.topic.places, "back", "shared", sentence.topic.mentions)
        return None

    def _ownership(
        self,
        owners: tuple[Place, ...],
        possible: Iterable[Place],
        basis: Basis,
        because: tuple[PlaceMention, ...],
    ) -> Ownership:
        rest = tuple([p for p in dict.fromkeys(possible) if p not in owners])
        told = (*owners, *rest)
        excluded = tuple([p for p in self.named if p not in told])
        return Ownership(owners, rest, excluded, basis, because)

    def _sentence_at(self, position: int) -> Sentence | None:
        index = bisect_right(self._starts, position) - 1
        sentence = self.sentences[index] if index >= 0 else None
        return sentence if sentence is not None and position < sentence.end else None

    def _read(self, article: Article) -> Iterator[Sentence]:
        topic = Topic(self._about.subject, (), self.title_mentions)
        heading: tuple[Place, ...] = ()
        group: tuple[Place, ...] = self._about.subject if len(self._about.subject) > 1 else ()
        own = self._about.subject or self._about.main
        for body_start, body_end in article.body:
            new_paragraph = True
            spoken_of: tuple[Place, ...] = ()
            for start, end in spans_of_sentences(self._text, body_start, body_end):
                if self._text[start:end].isspace():
                    new_paragraph = new_paragraph or "\n" in self._text[start:end]
                    continue
                if new_paragraph:
                    goes_on = words.GOES_ON.match(self._text, start) is not None
                    topic = self._topic_of_paragraph(topic, heading, spoken_of, goes_on=goes_on)
                    topic = self._topic_of_speaker(start, topic)
                    spoken_of = ()
                events = tuple(self._events(start, end, topic, group))
                yield Sentence(start, end, events, topic)
                line_ends = self._text[end - 1 : end] == "\n" or end == body_end
                if heading and words.OF_THE_WHOLE.fullmatch(self._text[start:end].strip()):
                    heading = ()
                if events:
                    governing = [e for e in events if lasting.governs(e)]
                    if line_ends and new_paragraph and self._is_heading(start, end, governing):
                        heading = governing[-1].places
                    told = (e for e in events[::-1] if e.kind != "oblique")
                    group = next((e.places for e in told if len(e.places) > 1), group)
                    goes_on_about = lasting.of(self._text, events, topic, (body_start, end))
                    placed = [e for e in events if e.kind == "locative"]
                    topic = next_topic(topic, goes_on_about, placed, own)
                    opens = placed and placed[0].start - start <= len(" In ")
                    stays = opens and self._text.endswith("In ", start, placed[0].start)
                    if opens and not governing and (stays or self._text[end - 1] in ";；"):
                        first = placed[0]  # In Chengdu, …; the city's industry
                        topic = Topic(first.places, topic.places, first.mentions)
                spoken_of = (*spoken_of, *topic.places)
                new_paragraph = line_ends

    def _topic_of_paragraph(
        self,
        topic: Topic,
        heading: tuple[Place, ...],
        spoken_of: tuple[Place, ...],
        *,
        goes_on: bool,
    ) -> Topic:
        """A new paragraph goes back to its heading's place, or to the article's own; one that goes
        on (这条生产线……) may also still speak of the place before.
        """
        stay = heading or self._about.home
        others = tuple(p for p in spoken_of if p.level not in ("province", "country"))
        if not stay:
            return topic._replace(others=(*others, *self._about.subject))
        last = tuple(p for p in topic.places if p not in stay and p.level != "province")
        inside = (city_of(p) in stay or any(contains(q, p) for q in stay) for p in last)
        if goes_on and last and all(inside):
            return Topic(last, (*stay, *self._about.site), topic.mentions)
        others = topic.others if goes_on else tuple(p for p in last if city_of(p) not in stay)
        return Topic(stay, (*others, *self._about.site), (), last)

    def _topic_of_speaker(self, start: int, topic: Topic) -> Topic:
        """唐薇：我们……: an official speaks of the place that was named before his office."""
        place = self._speakers.at(start)
        if place is None:
            return topic
        return Topic((place,), tuple(p for p in topic.places if p != place), ())

    def _is_heading(self, start: int, end: int, governing: list[Event]) -> bool:
        line = self._text[start:end].strip()
        return (
            len(line) <= words.HEADING_LENGTH
            and len(governing) == 1
            and (line[-1:] not in "。；，.," or self._is_a_name(line[:-1]))
            and not words.ADDRESSED.search(line)
            and not words.ROW.search(line)
            and not words.GIVES_A_TITLE.match(self._text, governing[0].end)
        )

    def _is_a_name(self, line: str) -> bool:
        """Whether a line, its full stop taken off, is a place's name and nothing else."""
        return any(mention.text == line for mention in self.mentions)

    def _events(
        self, start: int, end: int, topic: Topic, group: tuple[Place, ...]
    ) -> Iterator[Event]:
        mentions = self._mentions_from(start, end)
        named_so = {mention.end for mention in mentions}  # the French capital
        pointers = [one for one in self._pointers.inside(start, end) if one.end not in named_so]
        if not pointers and not mentions:
            return
        hubs = [(one.start, one.end) for one in pointers if one.word == "hub"]
        hubs += self._sites.names_in(start, end)
        inside = [
            m for m in mentions if m.end <= end and not any(a <= m.start < b for a, b in hubs)
        ]
        asides = self._asides([*inside, *pointers])
        named = list(self._named_events(inside, start, asides))
        current = topic
        of_a_part = words.THERE.match(self._text, start)
        outside = [
            one
            for one in pointers
            if not within(one.start, asides)
            and not (of_a_part and one.word == "city")
            and self._text[one.start : one.end] not in self._sites
        ]
        back = self._pointers.subjects(outside, start, self._ends)
        found: list[Event | Pointer] = sorted([*named, *back], key=lambda one: one.start)
        for one in found:
            if isinstance(one, Event):
                event = as_told(self._text, one, current)
                if event.governs or (event.kind == "locative" and event.start - start <= len("在")):
                    current = Topic(event.places, (), event.mentions)
                yield event
                continue
            places = self._antecedents.of(one, start, current, group)
            if places:
                basis: Basis = "alias" if is_park(places) else "inherited"
                yield Event(one.start, one.end, places, "back", basis, current.mentions)

    def _mentions_from(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        """The mentions that begin inside the span."""
        return self._antecedents.mentions_from(start, end)

    def _named_events(
        self, mentions: list[PlaceMention], start: int, asides: Sequence[tuple[int, int]]
    ) -> Iterator[Event]:
        for event in self._events_of(mentions, start):
            yield event._replace(kind="oblique") if within(event.start, asides) else event

    def _events_of(self, mentions: list[PlaceMention], start: int) -> Iterator[Event]:
        held: list[PlaceMention] = []
        for mention in mentions:
            if mention.role != "name":
                continue
            gap = self._text[held[-1].end : mention.start] if held else ""
            listed = words.LIST_GAP.fullmatch(gap) and not words.ONE_FIRM.match(
                self._text, mention.end
            )
            if held and (are_one_word(held[-1], mention) or listed):
                held.append(mention)
                continue
            if held:
                yield self._event(held, start)
            held = [mention]
        if held:
            yield self._event(held, start)

    def _asides(self, named: Sequence[PlaceMention | Pointer]) -> list[tuple[int, int]]:
        """Jiangsu, the province to which Wuxi belongs, expects…: Wuxi is no subject."""
        latin = [one for one in named if self._text[one.end - 1].isascii()]
        hits = [words.APPOSITION.match(self._text, one.end) for one in latin]
        hits += [
            WHICH_IS.match(self._text, one.end)
            for one in latin
            if isinstance(one, PlaceMention) and ", " in one.text
        ]
        return [hit.span() for hit in hits if hit is not None]

    def _event(self, held: list[PlaceMention], start: int) -> Event:
        first, last = held[0], held[-1]
        before = self._text[max(start, first.start - 24) : first.start]
        places = tuple(dict.fromkeys(m.place for m in held))
        kind = kind_of(self._text, before, first, last, len(places))
        written = simplified(first.text)
        named = written in (first.place.name, first.place.full) or first.text.istitle()
        basis: Basis = "explicit" if named or first.place.level == "county" else "alias"
        return Event(first.start, last.end, places, kind, basis, tuple(held))


__all__ = ["Basis", "Ownership", "Reading", "Spanned", "Standing", "contains", "owners"]
