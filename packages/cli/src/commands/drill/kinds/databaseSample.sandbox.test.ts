import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Postgres, startPostgres } from "@sallyport/sandbox";
import { Client } from "pg";
import { databaseSample } from "./databaseSample.js";

describe("the drill of a database", () => {
  let postgres: Postgres;
  let client: Client;

  beforeAll(async () => {
    postgres = await startPostgres();
    const { host, port, database, ca, master } = postgres;
    client = new Client({ host, port, database, user: master.username, password: master.password, ssl: { ca } });
    await client.connect();
    await client.query(`CREATE SCHEMA "etl data"; CREATE TABLE "etl data"."empty" (id int);
      CREATE TABLE "etl data"."orders" (id int, total numeric(12, 2), at timestamptz, note text, raw bytea, more jsonb)`);
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await postgres?.stop();
  });

  it("has nothing to restore where no table has a row", async () => {
    expect(await databaseSample(client, "etl data")).toMatchObject({ outcome: "not-judged" });
  });

  it("brings rows back as they were, of every type, and leaves nothing behind", async () => {
    await client.query(`INSERT INTO "etl data"."orders"
      SELECT n, n / 3.0, now(), E'line\\n"quoted" \\\\ ' || n, decode('00ff', 'hex'), '{"b": [1, null]}' FROM generate_series(1, 50) AS n`);
    await client.query(`INSERT INTO "etl data"."orders" (id) VALUES (NULL)`);
    expect(await databaseSample(client, "etl data")).toMatchObject({
      outcome: "passed",
      what: "51 rows of etl data.orders",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const { rows } = await client.query("SELECT relname FROM pg_class WHERE relname LIKE 'restore_drill%'");
    expect(rows).toEqual([]);
  });
});
