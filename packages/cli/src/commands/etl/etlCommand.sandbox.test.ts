import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Postgres, startPostgres } from "@sallyport/sandbox";
import { Client } from "pg";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { compareTable } from "../demo/etl/compareTable.js";
import { sizeOf } from "./sample/deliveries.js";
import { finalTables } from "./sample/finalRows.js";
import { writeEtlSample } from "./sample/writeEtlSample.js";

const newFolder = temporaryFolders();
let postgres: Postgres;
let url: string;
beforeAll(async () => {
  postgres = await startPostgres();
  url = `postgresql://${postgres.master.username}@${postgres.host}:${postgres.port}/${postgres.database}`;
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
});

/** Runs a command against the server, as the owner of the database. */
async function etl(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const { password } = postgres.master;
  const flags = ["--database-url", url, "--ca", postgres.caFile, "--json"];
  const result = await runBin(["etl", ...args, ...flags], { PGPASSWORD: password, ...environment });
  return { ...result, document: result.stdout === "" ? undefined : JSON.parse(result.stdout) };
}

/** What a load printed, which has to have gone well. */
async function load(...args: string[]) {
  const { code, document, stderr } = await etl(["load", ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return document;
}

async function query(text: string) {
  const { host, port, database, ca, administrator } = postgres;
  const login = { user: administrator.username, password: administrator.password };
  const client = new Client({ host, port, database, ...login, ssl: { ca } });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe("`sallyport etl migrate`", () => {
  it("makes what loads need, which say so until then, and the second time finds it there", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "early.csv"), "id\n1\n");
    const early = await etl(["load", join(folder, "early.csv")]);
    expect(early).toMatchObject({
      code: 1,
      document: { error: { code: "no-ledger", fix: expect.stringContaining("etl migrate") } },
    });
    const first = await etl(["migrate"]);
    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: "" });
    expect(first.document.rolesMade).toContain("etl_owner");
    expect((await etl(["migrate"])).document).toMatchObject({ applied: [], rolesMade: [] });
  });

  it("says that a password is wrong, without showing one", async () => {
    const { code, document, stderr } = await etl(["migrate"], { PGPASSWORD: "not-the-password" });
    expect({ code, error: document.error.code }).toEqual({ code: 1, error: "database-denied" });
    expect(stderr).toMatch(/^error: .+\nfix: .+\n$/);
    expect(stderr).not.toContain("not-the-password");
  });

  it("speaks to no server whose certificate it cannot verify", async () => {
    const { password } = postgres.master;
    const args = ["etl", "migrate", "--database-url", url, "--json"];
    const { code, stdout } = await runBin(args, { PGPASSWORD: password });
    expect({ code, error: JSON.parse(stdout).error.code }).toEqual({ code: 1, error: "database-untrusted" });
  });
});

describe("`sallyport etl load`", () => {
  it("loads both deliveries of the sample: each file counts as the generator does, and every value is as it says", async () => {
    const folder = join(newFolder(), "sample");
    const { files } = await writeEtlSample({ folder, orders: 4_000, seed: 7 });
    for (const { delivery, key, table, truth } of files) {
      // The same path each time, as an object's key is.
      const file = join(folder, key);
      mkdirSync(join(folder, "data"), { recursive: true });
      writeFileSync(file, readFileSync(join(folder, delivery, key)));
      if (table === "orders" && delivery === "1-first")
        writeFileSync(
          join(folder, "data/orders.schema.json"),
          readFileSync(join(folder, delivery, "data/orders.schema.json")),
        );
      const result = await load(file, "--quarantine", folder);
      expect({ ...result, delivery, file: key }).toMatchObject({ delivery, file: key, table, ...truth });
      expect(result.quarantine === undefined).toBe(truth.rejected === 0);
    }
    const { host, port, database, ca, administrator } = postgres;
    const login = { user: administrator.username, password: administrator.password };
    const client = new Client({ host, port, database, ...login, ssl: { ca } });
    await client.connect();
    for (const table of finalTables(7, sizeOf(4_000))) {
      const { equal, differences } = await compareTable(client, "etl", table);
      expect({ table: table.name, equal, differences }).toEqual({
        table: table.name,
        equal: table.count,
        differences: [],
      });
    }
    await client.end();
    const { stdout } = await runBin(["etl", "quarantine", join(folder, "quarantine"), "--table", "orders", "--json"]);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ column: "amount", reason: "is no numeric" }));
  }, 120_000);

  it("reads nothing of a file that the ledger has, and commits nothing in a dry run", async () => {
    const file = join(newFolder(), "once.csv");
    writeFileSync(file, "id,name\n1,one\n2,two\n");
    expect(await load(file, "--dry-run")).toMatchObject({ known: false, loaded: 2 });
    expect(await query("SELECT to_regclass('etl.once') AS there")).toEqual([{ there: null }]);
    expect(await load(file)).toMatchObject({ known: false, loaded: 2, key: ["id"] });
    expect(await load(file)).toMatchObject({ known: true, loaded: 0, updated: 0, unchanged: 2 });
  });

  it("takes another table's name and a key, and refuses another key later", async () => {
    const file = join(newFolder(), "places.csv");
    writeFileSync(file, "country,town,people\nDE,Ulm,126000\nFR,Ulm,1\n");
    const result = await load(file, "--table", "towns", "--key", "country, town");
    expect(result).toMatchObject({ table: "towns", loaded: 2, key: ["country", "town"] });
    writeFileSync(file, "country,town,people\nDE,Ulm,126001\n");
    const other = await etl(["load", file, "--table", "towns", "--key", "town"]);
    expect({ code: other.code, error: other.document.error.code }).toEqual({ code: 1, error: "key-changed" });
  });

  it("takes a name that tries SQL for a name", async () => {
    const file = join(newFolder(), 'x"; DROP SCHEMA etl CASCADE; --.csv');
    writeFileSync(file, 'id,"a"", b) SELECT 1; --"\n1,2\n');
    expect(await load(file)).toMatchObject({ table: 'x"; DROP SCHEMA etl CASCADE; --', loaded: 1 });
    expect(await query(`SELECT * FROM etl."x""; DROP SCHEMA etl CASCADE; --"`)).toMatchObject([{ id: "1" }]);
  });
});

describe("`sallyport etl status` and `retry`", () => {
  it("show what failed and why, and load it again once it is mended", async () => {
    const folder = newFolder();
    const file = join(folder, "prices.csv");
    writeFileSync(
      join(folder, "prices.schema.json"),
      JSON.stringify({
        columns: [
          { name: "id", type: "bigint" },
          { name: "price", type: "numeric" },
        ],
      }),
    );
    writeFileSync(file, "id,price\n1,1.50\n2,n/a\n");
    const failed = await etl(["load", file, "--quarantine", folder]);
    expect({ code: failed.code, error: failed.document.error.code }).toEqual({ code: 1, error: "too-many-rejects" });
    expect(failed.stderr).toMatch(/^error: .+\nfix: .+\n$/);
    expect(failed.document.error.fix).toContain(join(folder, "quarantine", "prices"));

    const before = await etl(["status", "--table", "prices"]);
    expect(before.document).toMatchObject([
      { status: "failed", code: "too-many-rejects", key: "prices.csv", open: true },
    ]);
    const again = await etl(["retry", "--table", "prices", "--quarantine", folder]);
    expect(again).toMatchObject({ code: 1, document: [{ key: "prices.csv", error: { code: "too-many-rejects" } }] });

    writeFileSync(file, "id,price\n1,1.50\n2,2.50\n");
    const mended = await etl(["retry", "--table", "prices", "--quarantine", folder]);
    expect(mended).toMatchObject({
      code: 0,
      document: [{ key: "prices.csv", result: { table: "prices", loaded: 2 } }],
    });
    expect((await etl(["retry", "--table", "prices"])).document).toEqual([]);
    const after = await etl(["status", "--table", "prices"]);
    expect(after.document).toMatchObject([
      { status: "loaded", table: "prices", rowsIn: 2, loaded: 2, rejected: 0 },
      { status: "failed", open: false },
    ]);
    const person = await runBin(["etl", "status", "--database-url", url, "--ca", postgres.caFile], {
      PGPASSWORD: postgres.master.password,
    });
    expect(person.stdout).toMatch(/prices +\d{4}-\d\d-\d\dT/);
  });

  it("retries no file that is gone", async () => {
    const file = join(newFolder(), "gone.csv");
    writeFileSync(file, "id,id\n1,1\n");
    expect(await etl(["load", file])).toMatchObject({ code: 1, document: { error: { code: "duplicate-header" } } });
    rmSync(file);
    expect(await etl(["retry", "--table", "gone"])).toMatchObject({ code: 1, document: [{ key: "gone.csv" }] });
  });
});
