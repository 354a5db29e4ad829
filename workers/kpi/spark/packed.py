"""Lines of gzip, by the content and not by the name. Runs in the executors, without Spark."""

import zlib

BLOCK = 1 << 20


class DamagedError(Exception):
    """The content is not whole."""


def lines_of(content):
    """The lines of a file's content, one byte a character, with their numbers; CRLF is an end of line too."""
    rest = b""
    number = 0
    for block in _unpacked(content):
        lines = (rest + block).split(b"\n")
        rest = lines.pop()
        for line in lines:
            number += 1
            yield number, _text(line)
    if rest:
        yield number + 1, _text(rest)


def _text(line):
    return (line[:-1] if line.endswith(b"\r") else line).decode("latin-1")


def _unpacked(content):
    content = memoryview(content)
    if content[:2] != b"\x1f\x8b":
        for at in range(0, len(content), BLOCK):
            yield bytes(content[at : at + BLOCK])
        return
    at = 0
    # Several members one after the other are one text; what else follows is not looked at.
    while content[at : at + 2] == b"\x1f\x8b":
        member = zlib.decompressobj(31)
        while not member.eof:
            block = bytes(content[at : at + BLOCK])
            if not block:
                raise DamagedError("unexpected end of file")
            try:
                yield from _inflated(member, block)
            except zlib.error as error:
                raise DamagedError(str(error)) from error
            at += len(block)
        at -= len(member.unused_data)


def _inflated(member, block):
    """In pieces: a small file can hold very much."""
    yield member.decompress(block, BLOCK)
    while member.unconsumed_tail:
        yield member.decompress(member.unconsumed_tail, BLOCK)
