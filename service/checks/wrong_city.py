"""wrong_city: the number belongs to another city."""

from schemas.finding import Finding, FindingCode
from service.checks.case import Case
from service.checks.cities import City
from service.checks.messages import Said, finding
from service.checks.reading import Stated


def find(case: Case) -> Finding | None:
    """Flag a city to which the text does not give the number."""
    city = City.named(case.claim.city)
    places: tuple[Stated, ...] = ()
    if case.same and case.match is not None:
        places = (case.match,)
    elif case.elsewhere:
        places = case.elsewhere
    owners = [case.reading.owners(place) for place in places]
    if not places or any(not known or city.among(known) for known in owners):
        return None
    names = sorted(owners[0])
    said = Said(f"the text gives it to {' or '.join(names)}", f"原文说的是{'、'.join(names)}")
    return finding(FindingCode.WRONG_CITY, case, "city", case.claim.city, said, places)
