"""Bytes -> text, in the encodings that Chinese articles come in."""

import codecs

from service.errors import NotText

_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The text, every character where it stood, and its encoding: UTF-8, UTF-16 with its mark, else
    GB18030. Raises NotText with the `name` of what it is.
    """
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        text = _as_gb18030(content)
        if text is None:
            raise NotText(
                f"{name} is not text in {encoding} (byte {error.start}). Convert it to UTF-8."
            ) from None
        return text, "gb18030"


def _as_gb18030(content: bytes) -> str | None:
    if b"\x00" in content:
        return None
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError:
        return None
