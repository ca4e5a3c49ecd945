"""What protects the pages: response headers, and the refusal of cross-site writes."""

from urllib.parse import urlsplit

from starlette.requests import Request

from service.errors import CrossSite

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""On every page. Nothing inline, nothing from elsewhere, no framing, nothing kept in caches."""


def same_origin(request: Request) -> None:
    """Refuse a write that another site's page started; raises `CrossSite`.

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
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise CrossSite


def local_path(address: str) -> str:
    """The address if it stays on this site, else the start page: no open redirect."""
    stays = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if stays and address.isprintable() else "/"
