"""A language model of random weights that llama-server can load: 0.3 MB, no training.

It reads nothing and knows nothing; under a grammar it writes valid nonsense. That is enough to
prove a request, a schema and the parsing against a real server with real constrained decoding.

The file is GGUF version 3: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md

Random weights alone would write strings and lists without end. Every token's embedding therefore
has the same large first number; it survives to the output layer, so the first column there is a
bias of the token, the same at every place: lists end soon, and `null,"` both answers a nullable
field and closes a string.
"""

import random
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

CONTEXT = 24_576
WIDTH, HEADS, LAYERS = 64, 4, 1
_NORMS = ("attn_norm", "ffn_norm")
_LAYER = {
    **dict.fromkeys(("attn_q", "attn_k", "attn_v", "attn_output"), (WIDTH, WIDTH)),
    **dict.fromkeys(("ffn_gate", "ffn_up"), (WIDTH, 2 * WIDTH)),
    "ffn_down": (2 * WIDTH, WIDTH),
}
_ALIGNMENT = 32
_LOUD = 3.0
"""The first number of every embedding; the rest is noise of a tenth of it."""

_NEVER, _NEUTRAL = -40.0, 0.0
_LIKELY = {"]": 2.0, "}": 2.0, ",": 2.0, 'null,"': 5.0}
_CLUMSY = set("\\\x7feE")
"""Escapes may write half a character, exponents infinity; grammars allow both."""

_TEMPLATE = (
    "{% for m in messages %}<|start|>{{ m['role'] }}\n{{ m['content'] }}<|end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|start|>assistant\n{% endif %}"
)


def write_tiny_model(path: Path, seed: int = 0) -> None:
    """Write the model to `path`; the same seed gives the same bytes."""
    tokens, kinds, merges = _vocabulary()
    rows = [_bias(token, kind) for token, kind in zip(tokens, kinds, strict=True)]
    facts: list[tuple[str, Any]] = [
        ("general.architecture", "llama"),
        ("general.name", "tiny-random"),
        ("llama.context_length", CONTEXT),
        ("llama.embedding_length", WIDTH),
        ("llama.block_count", LAYERS),
        ("llama.feed_forward_length", 2 * WIDTH),
        ("llama.attention.head_count", HEADS),
        ("llama.attention.head_count_kv", HEADS),
        ("llama.attention.layer_norm_rms_epsilon", 1e-5),
        ("llama.rope.dimension_count", WIDTH // HEADS),
        ("llama.vocab_size", len(tokens)),
        ("tokenizer.ggml.model", "gpt2"),
        ("tokenizer.ggml.pre", "gpt-2"),
        ("tokenizer.ggml.tokens", tokens),
        ("tokenizer.ggml.token_type", kinds),
        ("tokenizer.ggml.merges", merges),
        ("tokenizer.ggml.bos_token_id", tokens.index("<|start|>")),
        ("tokenizer.ggml.eos_token_id", tokens.index("<|end|>")),
        ("tokenizer.ggml.add_bos_token", False),
        ("tokenizer.chat_template", _TEMPLATE),
    ]
    path.write_bytes(_gguf(facts, _weights(rows, random.Random(seed))))


def _vocabulary() -> tuple[list[str], list[int], list[str]]:
    """Tokens, their kinds (1 normal, 3 control) and merges of a byte-level BPE."""
    tokens = [_BYTES[byte] for byte in range(256)]
    merges = []
    for token in ("null,", 'null,"'):
        for end in range(2, len(token) + 1):
            if token[:end] not in tokens:
                merges.append(f"{token[: end - 1]} {token[end - 1]}")
                tokens.append(token[:end])
    controls = ["<|start|>", "<|end|>"]
    return tokens + controls, [1] * len(tokens) + [3] * len(controls), merges


def _byte_names() -> list[str]:
    """GPT-2's printable name of every byte."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    names = {byte: chr(byte) for byte in printable}
    for byte in range(256):
        names.setdefault(byte, chr(256 + len(names) - len(printable)))
    return [names[byte] for byte in range(256)]


_BYTES = _byte_names()


def _bias(token: str, kind: int) -> float:
    ascii_only = all("!" <= char <= "~" or char == _BYTES[32] for char in token)
    if kind == 1 and (not ascii_only or token in _CLUMSY):
        return _NEVER
    return _LIKELY.get(token, _NEUTRAL)


def _weights(biases: list[float], noise: random.Random) -> list[tuple[str, tuple[int, ...], bytes]]:
    def matrix(columns: int, rows: int, first: Iterable[float] | None = None) -> bytes:
        heads = iter(first) if first is not None else None
        numbers: list[float] = []
        for _ in range(rows):
            row = [noise.gauss(0, 0.03) for _ in range(columns)]
            if heads is not None:
                row[0] = next(heads)
            numbers += row
        return struct.pack(f"<{len(numbers)}f", *numbers)

    # The norm before the output layer turns the loud number into about the root of the width.
    bias_of_one = 1 / WIDTH**0.5
    size = len(biases)
    tensors = [
        ("token_embd.weight", (WIDTH, size), matrix(WIDTH, size, [_LOUD] * size)),
        ("output_norm.weight", (WIDTH,), struct.pack(f"<{WIDTH}f", *[1.0] * WIDTH)),
        ("output.weight", (WIDTH, size), matrix(WIDTH, size, [b * bias_of_one for b in biases])),
    ]
    for layer in range(LAYERS):
        ones = struct.pack(f"<{WIDTH}f", *[1.0] * WIDTH)
        tensors += [(f"blk.{layer}.{norm}.weight", (WIDTH,), ones) for norm in _NORMS]
        tensors += [
            (f"blk.{layer}.{name}.weight", shape, matrix(*shape)) for name, shape in _LAYER.items()
        ]
    return tensors


def _gguf(facts: list[tuple[str, Any]], tensors: list[tuple[str, tuple[int, ...], bytes]]) -> bytes:
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(facts))
    for key, value in facts:
        kind, packed = _typed(value)
        head += _string(key) + struct.pack("<I", kind) + packed
    data = b""
    for name, shape, numbers in tensors:
        head += _string(name) + struct.pack("<I", len(shape))
        head += struct.pack(f"<{len(shape)}Q", *shape) + struct.pack("<IQ", 0, len(data))
        data += _padded(numbers)
    return _padded(head) + data


def _typed(value: Any) -> tuple[int, bytes]:
    """The number of the GGUF type, and the value in it."""
    if isinstance(value, bool):
        return 7, struct.pack("<?", value)
    if isinstance(value, int):
        return 4, struct.pack("<I", value)
    if isinstance(value, float):
        return 6, struct.pack("<f", value)
    if isinstance(value, str):
        return 8, _string(value)
    kind = 8 if isinstance(value[0], str) else 5
    items = b"".join(_string(v) if kind == 8 else struct.pack("<i", v) for v in value)
    return 9, struct.pack("<IQ", kind, len(value)) + items


def _string(text: str) -> bytes:
    raw = text.encode()
    return struct.pack("<Q", len(raw)) + raw


def _padded(raw: bytes) -> bytes:
    return raw + b"\0" * (-len(raw) % _ALIGNMENT)


if __name__ == "__main__":
    import sys

    write_tiny_model(Path(sys.argv[1]))
