"""Words from outside, as the tables take them."""

from service.store.tables import INDEXED_LENGTH


def plain(text: str | None) -> str | None:
    """PostgreSQL's text holds no NUL; the payload keeps it, as JSON."""
    return None if text is None else text.replace("\x00", "\ufffd")


def indexed(text: str) -> str:
    """An index takes no words of any length; the payload has the whole."""
    return text.replace("\x00", "\ufffd")[:INDEXED_LENGTH]
