"""A session of chdb (ClickHouse as a library) that answers one JSON line for each on standard input; see ChdbEngine.ts."""

import json
import os
import re
import sys

from chdb.session import Session

folder = sys.argv[1]
address = os.path.join(folder, "data") + "?config-file=" + os.path.join(folder, "config.xml")
session = Session(address)

for line in sys.stdin:
    request = json.loads(line)
    try:
        if request.get("reopen"):
            session.close()
            session = Session(address)
            answer = {"rows": ""}
        else:
            for name, value in request.get("parameters", {}).items():
                text = value.replace("\\", "\\\\").replace("'", "\\'")
                session.query("SET param_" + name + " = '" + text + "'")
            answer = {"rows": str(session.query(request["query"], "JSONEachRow"))}
    except Exception as error:
        found = re.search(r"Code: (\d+)\. DB::Exception: (.*)\. \(([A-Z_]+)\)", str(error), re.S)
        code, text, kind = found.groups() if found else ("1001", str(error), "STD_EXCEPTION")
        answer = {"code": int(code), "type": kind, "message": text}
    print(json.dumps(answer), flush=True)
