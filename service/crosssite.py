"""Refuse a write that another site's page started."""

from urllib.parse import urlsplit

from starlette.requests import Request

from service.errors import CrossSite


def same_origin(request: Request) -> None:
    """Raise CrossSite for a write that came from another site's page.

    The rule is that of Go's `http.CrossOriginProtection`: a browser says where a request comes from
    in Sec-Fetch-Site, older ones in Origin; what says neither is no browser.
    """
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        if site not in ("same-origin", "none"):
            raise CrossSite
        return
    origin = request.headers.get("origin")
    if origin is not None and _host(origin) != request.headers.get("host"):
        raise CrossSite


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None
