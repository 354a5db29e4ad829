import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Postgres, startPostgres } from "@sallyport/sandbox";
import { Client, escapeIdentifier } from "pg";
import { sizeOf } from "../../etl/sample/deliveries.js";
import { type FinalTable, finalTables } from "../../etl/sample/finalRows.js";
import { compareTable } from "./compareTable.js";

let postgres: Postgres;
let client: Client;
let customers: FinalTable;
beforeAll(async () => {
  postgres = await startPostgres();
  const { host, port, database, ca, master } = postgres;
  client = new Client({ host, port, database, user: master.username, password: master.password, ssl: { ca } });
  await client.connect();
  const [table] = finalTables(1, sizeOf(1_000));
  if (!table) throw new Error("the sample has no tables");
  customers = table;
  await client.query(
    `CREATE TABLE customers (${customers.columns.map(({ name, type }) => `${escapeIdentifier(name)} ${type}`).join(", ")})`,
  );
  for (const row of customers.rows())
    await client.query(`INSERT INTO customers VALUES (${row.map((_, at) => `$${at + 1}`).join(", ")})`, [...row]);
}, 60_000);
afterAll(async () => {
  await client?.end();
  await postgres?.stop();
});

describe("the comparison of a table with the generator", () => {
  it("finds every row equal where the table is as it should be", async () => {
    expect(await compareTable(client, "public", customers)).toEqual({ rows: 263, equal: 263, differences: [] });
  });

  it("names each row that is missing, different or too many, and nothing else", async () => {
    await client.query("DELETE FROM customers WHERE id IN (1, 5, 263)");
    await client.query("UPDATE customers SET postcode = ltrim(postcode, '0') || 'x' WHERE id = 7");
    await client.query("INSERT INTO customers (id) VALUES (999)");
    const { rows, equal, differences } = await compareTable(client, "public", customers);
    expect({ rows, equal }).toEqual({ rows: 261, equal: 259 });
    expect(differences).toEqual([
      "customers: 1 is missing",
      "customers: 5 is missing",
      expect.stringMatching(/^customers: 7 has postcode \d+x, not \d{5}$/),
      "customers: 263 is missing",
      "customers: 999 should not be there",
    ]);
  });

  it("compares no rows where a column has another type", async () => {
    await client.query("ALTER TABLE customers ALTER COLUMN signed_up TYPE text");
    expect(await compareTable(client, "public", customers)).toEqual({
      rows: 0,
      equal: 0,
      differences: ["customers: signed_up is text, not date"],
    });
  });
});
