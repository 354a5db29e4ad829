"""Splits lines into records as validate/parseRecord.ts and screenFile.ts of the worker do. Runs in the executors, without Spark."""

# The longest record that quotes may spread over lines: a quote that is never closed must not take the rest of the file with it.
LONGEST_SPREAD = 65_536


def parse_record(text):
    """The fields of one record; "open" where the text ends inside quotes; "broken" where text follows a closing quote."""
    if '"' not in text:
        return text.split(",")
    fields = []
    at = 0
    while True:
        if text[at : at + 1] == '"':
            end = _closing_quote(text, at + 1)
            if end == -1:
                return "open"
            fields.append(text[at + 1 : end].replace('""', '"'))
            at = end + 1
            if at < len(text) and text[at] != ",":
                return "broken"
        else:
            comma = text.find(",", at)
            end = len(text) if comma == -1 else comma
            fields.append(text[at:end])
            at = end
        if at >= len(text):
            return fields
        at += 1


def _closing_quote(text, start):
    at = text.find('"', start)
    while at != -1 and text[at + 1 : at + 2] == '"':
        at = text.find('"', at + 2)
    return at


def records_of(lines, width):
    """The records of a file's numbered lines without its header: the number of the first line, and the fields or why there are none."""
    lines = _Lines(lines)
    while True:
        first = lines.next()
        if first is None:
            return
        if first[1] == "":
            continue
        yield (first[0], *_read_record(lines, first[1], width))


def _read_record(lines, text, width):
    fields = parse_record(text)
    more = []
    while fields == "open" and len(text) < LONGEST_SPREAD:
        line = lines.next()
        if line is None:
            break
        more.append(line)
        text += "\n" + line[1]
        if '"' in line[1]:
            fields = parse_record(text)
    if not isinstance(fields, str) and len(fields) == width:
        return fields, None
    # Only the first line is used up.
    lines.back(more)
    if fields == "open":
        return None, "has a quote that is never closed"
    if fields == "broken":
        return None, "has text after a closing quote"
    return None, f"has {len(fields)} fields, the header has {width}"


class _Lines:
    """Lines one by one, some of which can be given back."""

    def __init__(self, lines):
        self._lines = iter(lines)
        self._returned = []

    def next(self):
        if self._returned:
            return self._returned.pop()
        return next(self._lines, None)

    def back(self, lines):
        self._returned.extend(reversed(lines))
