import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { columns } from "./rowsFile.js";
import type { ServerAddress } from "./ServerAddress.js";

/**
 * Rows a second of the way in which the public pipeline loads: one statement a row, each awaited, in one transaction. Prepared, which the
 * pipeline's are not. Values are taken from the file by its commas, since this is about the database.
 */
export async function rowsPerSecondOneByOne(server: ServerAddress, file: string, rows: number): Promise<number> {
  const { host, port, database, user, password, schema, caFile } = server;
  const ssl = { ca: readFileSync(caFile) };
  const client = new Client({ host, port, database, user, password, ssl });
  await client.connect();
  try {
    const names = columns.map(([name]) => name);
    await client.query(
      `CREATE TABLE ${schema}.one_by_one (${columns.map((column) => column.join(" ")).join(", ")}, PRIMARY KEY (id))`,
    );
    const text = `INSERT INTO ${schema}.one_by_one (${names.join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")})
      ON CONFLICT (id) DO UPDATE SET ${names
        .slice(1)
        .map((name) => `${name} = excluded.${name}`)
        .join(", ")}`;
    const values = await firstRows(file, rows);
    const start = performance.now();
    await client.query("BEGIN");
    for (const row of values) await client.query({ name: "upsert", text, values: row });
    await client.query("COMMIT");
    const seconds = (performance.now() - start) / 1000;
    await client.query(`DROP TABLE ${schema}.one_by_one`);
    return values.length / seconds;
  } finally {
    await client.end();
  }
}

async function firstRows(file: string, count: number): Promise<(string | null)[][]> {
  const rows: (string | null)[][] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (rows.length > count) break;
    const fields = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
    rows.push(fields.map((field) => (field === "" ? null : field)));
  }
  return rows.slice(1);
}
