"""What a file's first line says: the same as validate/readHeader.ts of the worker."""

from datasets import COLUMNS
from records import parse_record

LONGEST_HEADER = 65_536
# What JavaScript's `trim` takes, of the first 256 characters.
SPACES = "\t\n\v\f\r \u00a0"
BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf"


def read_header(line, dataset):
    """The names of the columns, in lower case and in order, and None; or None, and what is wrong with the file."""
    line = line[: LONGEST_HEADER]
    if line.startswith(BYTE_ORDER_MARK):
        line = line[len(BYTE_ORDER_MARK) :]
    if "\0" in line:
        return None, "holds zero bytes in its header: it is no UTF-8 text (UTF-16, perhaps)"
    if len(line) >= LONGEST_HEADER - 3:
        return None, f"has no end of line in its first {LONGEST_HEADER} bytes"
    fields = parse_record(line)
    if isinstance(fields, str):
        return None, "has a header with quotes that do not match"
    names = [name.strip(SPACES).lower() for name in fields]
    missing = [name for name in COLUMNS[dataset] if name not in names]
    if missing:
        return None, f"has no column {', '.join(missing)}; its header is the first line"
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        return None, f'has the column "{twice}" twice'
    return names, None
