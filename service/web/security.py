"""What protects the pages: response headers, and redirects that stay on this site."""

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


def local_path(address: str) -> str:
    """The address if it stays on this site, else the start page: no open redirect."""
    stays = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if stays and address.isprintable() else "/"
