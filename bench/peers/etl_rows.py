"""The peer: a file loaded as the public pipeline does it: all of it in memory, then one statement a row, in one transaction.

Takes the file, the table and the number of rows; the server is told by libpq's variables. Prints the seconds of the inserts alone,
without reading the file and making the table.
"""

import json
import sys
import time

import pandas
import psycopg2
from psycopg2 import sql

file, schema, table, rows = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
frame = pandas.read_csv(file, nrows=rows)
frame["processed_at"] = pandas.Timestamp.now().isoformat()
place = sql.Identifier(schema, table)
names = [sql.Identifier(name) for name in frame.columns]


def kind(name):
    # Where the pipeline makes a numeric column of booleans, which PostgreSQL then refuses to fill.
    if pandas.api.types.is_bool_dtype(frame[name]):
        return "BOOLEAN"
    return "NUMERIC" if pandas.api.types.is_numeric_dtype(frame[name]) else "TEXT"


columns = sql.SQL(", ").join(sql.SQL("{} " + kind(name)).format(sql.Identifier(name)) for name in frame.columns)
upsert = sql.SQL("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}").format(
    place,
    sql.SQL(", ").join(names),
    sql.SQL(", ").join([sql.Placeholder()] * len(names)),
    sql.SQL(", ").join(sql.SQL("{0} = EXCLUDED.{0}").format(name) for name in names[1:]),
)

connection = psycopg2.connect("")
cursor = connection.cursor()
cursor.execute(sql.SQL("CREATE TABLE {} ({}, UNIQUE (id))").format(place, columns))
text = upsert.as_string(connection)
start = time.monotonic()
for _, row in frame.iterrows():
    cursor.execute(text, tuple(row))
connection.commit()
print(json.dumps({"seconds": time.monotonic() - start, "rows": len(frame)}))
