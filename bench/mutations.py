"""Damage for files: what a bad disk, a broken mail or an enemy does to them. The same seed does the same damage.

1. To any file: bits flipped, bytes set to values that programs stumble over, an end cut off, a block deleted, doubled
   or moved, a piece of another file put in, a magic number of another format put on, a number made huge or negative.
2. Into a container: one part of a ZIP is unpacked, damaged and packed again with the right sum, so that the reader of
   the part meets the damage; of a PDF one packed stream.
3. To XML and HTML: a tag lost, doubled, nested a thousand times; an attribute emptied or made huge; an entity added.
"""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

Mutation = Callable[[bytes, bytes, random.Random], bytes]

_MAGIC = (
    b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1", b"<html>", b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0", b"II*\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n",
)  # fmt: skip
_VALUES = (b"\x00", b"\xff", b"\x7f", b"\x80", b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff")
_NUMBERS = (b"0", b"-1", b"99999999999", b"4294967295", b"2147483648", b"1e308", b"")
_TAG = re.compile(rb"<[A-Za-z/!?][^<>]{0,400}>")
_ATTRIBUTE = re.compile(rb'="[^"]{0,200}"')
_ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_LARGEST_PART = 4 * 2**20


def mutate(data: bytes, other: bytes, chance: random.Random) -> tuple[bytes, str]:
    """Damage a file.

    Args:
        data: The file.
        other: Another one, from which pieces may come.
        chance: What decides, from its seed.

    Returns:
        The damaged file, and what was done to it.
    """
    wanted: list[Mutation] = list(_PLAIN)
    if data.startswith(b"PK\x03\x04"):
        wanted += [_within_zip] * 3 * len(_PLAIN)
    elif data.startswith(b"%PDF"):
        wanted += [_within_pdf] * len(_PLAIN)
    elif _TAG.match(data.lstrip()[:500]):
        wanted += _XML
    done = []
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        how = chance.choice(wanted)
        data = how(data, other, chance) or data[:1]
        done.append(how.__name__.strip("_"))
    return data, " + ".join(done)


def _span(data: bytes, chance: random.Random, longest: int = 4096) -> tuple[int, int]:
    start = chance.randrange(max(1, len(data)))
    return start, min(len(data), start + 1 + int(longest ** chance.random()))


def _flip_bits(data: bytes, other: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(int(100 ** chance.random())):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _set_bytes(data: bytes, other: bytes, chance: random.Random) -> bytes:
    for _ in range(int(20 ** chance.random())):
        start, value = chance.randrange(len(data)), chance.choice(_VALUES)
        data = data[:start] + value + data[start + len(value) :]
    return data


def _cut_off(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data) + 1)]


def _delete_block(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _double_block(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 1, 2, 50)) + data[end:]


def _move_block(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    rest = data[:start] + data[end:]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def _splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start, end = _span(other, chance, len(other) or 1)
    place = chance.randrange(len(data))
    return data[:place] + other[start:end] + data[place + chance.choice((0, end - start)) :]


def _wrong_magic(data: bytes, other: bytes, chance: random.Random) -> bytes:
    magic = chance.choice(_MAGIC)
    return magic + data[chance.choice((0, len(magic))) :]


def _wrong_number(data: bytes, other: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb"\d+", data[:200_000]))
    if not found:
        return data
    number = chance.choice(found)
    return data[: number.start()] + chance.choice(_NUMBERS) + data[number.end() :]


def _lose_tag(data: bytes, other: bytes, chance: random.Random) -> bytes:
    tag = _one(_TAG, data, chance)
    return data[: tag.start()] + data[tag.end() :] if tag else data


def _nest_tag(data: bytes, other: bytes, chance: random.Random) -> bytes:
    tag = _one(_TAG, data, chance)
    return data[: tag.end()] + tag[0] * chance.choice((1, 3, 1000, 20_000)) + data[tag.end() :] if tag else data


def _wrong_attribute(data: bytes, other: bytes, chance: random.Random) -> bytes:
    found = _one(_ATTRIBUTE, data, chance)
    value = chance.choice((*_NUMBERS, b"x" * 10_000, b"\xe1\xbb\xa7", b"&f;", b"../../x", b"rId999"))
    return data[: found.start()] + b'="' + value + b'"' + data[found.end() :] if found else data


def _add_entities(data: bytes, other: bytes, chance: random.Random) -> bytes:
    head, sign, rest = data.partition(b"?>")
    text = _one(re.compile(rb">(?=[^<>\s])"), rest, chance)
    if text:
        rest = rest[: text.end()] + chance.choice((b"&a;", b"&b;", b"&f;")) + rest[text.end() :]
    return head + sign + _ENTITIES + rest


def _one(pattern: re.Pattern[bytes], data: bytes, chance: random.Random) -> re.Match[bytes] | None:
    # From a place by chance on: to find them all would take longer than to read the file.
    start = chance.randrange(max(1, len(data)))
    return pattern.search(data, start) or pattern.search(data)


_PLAIN: tuple[Mutation, ...] = (
    _flip_bits, _set_bytes, _cut_off, _delete_block, _double_block, _move_block, _splice, _wrong_magic, _wrong_number,
)  # fmt: skip
_XML: tuple[Mutation, ...] = (_lose_tag, _nest_tag, _wrong_attribute, _add_entities)


def _within_zip(data: bytes, other: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            parts = [part for part in opened.infolist() if 0 < part.file_size < _LARGEST_PART]
            contents = {part.filename: opened.read(part) for part in parts}
    except Exception:
        return _flip_bits(data, other, chance)
    if not contents:
        return data
    # The body of a document is one part of twenty.
    weights = [1 + len(content) ** 0.5 for content in contents.values()]
    name = chance.choices(list(contents), weights)[0]
    how = chance.choice((*_XML, *_XML, *_PLAIN))
    contents[name] = how(contents[name], other, chance)
    if chance.random() < 0.05:
        del contents[name]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for part, content in contents.items():
            # A name alone would hold the clock: the same damage gives the same bytes.
            made.writestr(zipfile.ZipInfo(part), content, zipfile.ZIP_DEFLATED, 1)
    return written.getvalue()


def _within_pdf(data: bytes, other: bytes, chance: random.Random) -> bytes:
    streams = [found for found in _STREAM.finditer(data) if len(found[1]) < _LARGEST_PART]
    for _ in range(5 if streams else 0):
        found = chance.choice(streams)
        try:
            content = zlib.decompressobj().decompress(found[1], _LARGEST_PART)
        except zlib.error:
            continue
        if content:
            packed = zlib.compress(chance.choice(_PLAIN)(content, other, chance) or b" ", 9)
            # Of the old length where it fits: then all that is told of places in the file stays right.
            packed = packed.ljust(len(found[1]), b"\n")
            return data[: found.start(1)] + packed + data[found.end(1) :]
    return _wrong_number(data, other, chance)
