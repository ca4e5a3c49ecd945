"""A page as a browser understands it: its elements and their attributes."""

from html.parser import HTMLParser

PAYLOAD = (
    "\"'><svg onload=hacked()><hacked onhacked=1></title></script><hacked>{{7919*7919}}${7919*7919}"
)
"""Breaks out of attributes in both quotes, of elements, of scripts; asks templates to compute."""

URL_ATTRIBUTES = ("href", "src", "action", "formaction", "data", "poster", "xlink:href")


class Elements(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    handle_startendtag = handle_starttag


def require_harmless(page: str) -> None:
    """Nothing on the page came from the payload but words, and nothing runs but our own files."""
    for tag, attributes in Elements(page).found:
        assert tag != "hacked"
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        assert "style" not in attributes, (tag, attributes)
        if tag == "script":
            assert (attributes.get("src") or "").startswith("/static/"), attributes
        if tag == "svg":
            assert "onload" not in attributes
        for name in URL_ATTRIBUTES:
            address = (attributes.get(name) or "").strip().lower()
            scheme = address.partition(":")[0] if ":" in address else ""
            assert scheme in ("", "http", "https") or address.startswith(("/", "#", "?")), address
    assert "<style" not in page
    assert "62710561" not in page  # 7919 * 7919
