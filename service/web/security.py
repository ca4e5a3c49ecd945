"""Redirects that stay on this site."""


def local_path(address: str) -> str:
    """The address if it stays on this site, else the start page: no open redirect."""
    stays = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if stays and address.isprintable() else "/"
