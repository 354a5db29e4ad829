"""`files.json`: the files that a job reads, as the worker has listed them."""

import json
from collections import namedtuple

# id: the higher wins, where two rows have one key. path: below the input's prefix. key: its name in reports.
InputFile = namedtuple("InputFile", ["id", "dataset", "path", "key", "bytes"])


def read_manifest(target):
    document = json.loads(target.read("files.json"))
    if document["version"] != 1:
        raise ValueError(f"files.json is of version {document['version']}; the worker and the job have to be of one release")
    return [InputFile(**file) for file in document["files"]]
