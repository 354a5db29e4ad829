import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { LoadContext } from "./load/LoadContext.js";
import { loadRows } from "./load/loadRows.js";
import { Fields } from "./source/Fields.js";
import { parseObjectName } from "./source/parseObjectName.js";
import type { RowSink } from "./source/RowSink.js";
import type { SourceFile } from "./source/SourceFile.js";
import { LoadBed } from "./testing/LoadBed.js";

/** Rows as they are judged, and as they are sent: so that the server meets what no screening lets pass. */
const rows: readonly (readonly [judged: string, sent: string])[] = [
  ["1,2024-01-01\n", "1,2024-01-01\n"],
  ["2,2024-01-02\n", "2,soon\n"],
  ["3,2024-01-03\n", '"3\n",2024-01-03\n'],
  ["4,2024-01-04\n", "4,2024-13-04\n"],
  ["5,2024-01-05\n", "5,2024-01-05\n"],
  ["5,2024-01-06\n", "5,2024-01-06\n"],
  ["7,2024-01-07\n", "x,2024-01-07\n"],
];

function lyingSource(): SourceFile {
  const show = async (sink: RowSink): Promise<void> => {
    sink.columns(["id", "day"]);
    for (const [index, [judged, sent]] of rows.entries()) {
      const bytes = Buffer.from(judged + sent);
      const fields = new Fields(2);
      const comma = judged.indexOf(",");
      fields.starts.set([0, comma + 1]);
      fields.ends.set([comma, judged.length - 1]);
      fields.lines = sent.split("\n").length - 1;
      fields.count = 2;
      sink.row(bytes, judged.length, bytes.length, fields, index + 2);
    }
    await sink.flush();
  };
  return { survey: show, read: show, close: async () => undefined };
}

describe("rows that only the server finds fault with", () => {
  let bed: LoadBed;
  beforeAll(async () => {
    bed = await LoadBed.start();
  });
  afterAll(async () => await bed.stop());

  test("are rejected one by one, with line and column, and cost no other row", async () => {
    const context: LoadContext = {
      ports: bed.ports,
      run: "run",
      name: parseObjectName("data/t.csv", "data/"),
      object: { bucket: "b", key: "data/t.csv", schema: "etl", table: "t" },
      prefix: "data/",
      declaredKey: undefined,
      rejectThreshold: 1,
      dryRun: false,
      sequencer: undefined,
      folder: bed.folder,
      scratchBytes: 1,
      startedAt: new Date(),
      signal: AbortSignal.timeout(30_000),
      found: {},
    };
    const merge = { load: "1", earlier: [], processedAt: new Date() };
    const result = await bed.databases.withClient(async (client) => {
      await client.query("BEGIN");
      const loaded = await loadRows(client, context, lyingSource(), undefined, merge);
      await client.query("COMMIT");
      return loaded;
    }, context.signal);
    await result.quarantine.end();
    expect(result).toMatchObject({ rowsIn: 7, loaded: 3, updated: 0, unchanged: 0 });
    expect(
      (await bed.rejected({ quarantine: result.quarantine.path })).map(({ line, column, reason }) => [
        line,
        column,
        reason,
      ]),
    ).toEqual([
      [3, "day", "is refused by the database (22007)"],
      [5, "day", "is refused by the database (22008)"],
      [6, "id", "has the key of a later row"],
      [8, "id", "is refused by the database (22P02)"],
    ]);
    expect((await bed.rows("t")).map(({ id, day }) => [id, day])).toEqual([
      ["1", "2024-01-01"],
      ["3", "2024-01-03"],
      ["5", "2024-01-06"],
    ]);
  });
});
