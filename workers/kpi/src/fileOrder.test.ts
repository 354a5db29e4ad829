import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "@jest/globals";
import { literal } from "./compute/Database.js";
import { readSql } from "./sql/readSql.js";
import { COLUMNS } from "./validate/datasets.js";

// Of several rows with one id in a file the last wins: the order of a table's rows has to be that of the file's lines. With
// two threads an insert keeps it only where every step below it does, and a file of less than some 50 MB seldom shows it.
describe("the load of each kind of file", () => {
  test.each(["products", "orders", "order_items"] as const)("keeps the rows of %s in their order", async (dataset) => {
    const connection = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
    await connection.run(readSql("schema"));
    const columns = Object.keys(COLUMNS[dataset]).map((name) => `${name}: 'VARCHAR'`);
    const csv = `read_csv(${literal(import.meta.filename)}, auto_detect = false, columns = {${columns.join(", ")}})`;
    const plan = await connection.runAndReadAll(`EXPLAIN ${readSql(`load_${dataset}`, { file: "1", csv })}`);
    // The insert that puts batches of rows in the order of their source. DuckDB takes another where a step forbids it.
    expect(JSON.stringify(plan.getRows())).toContain("BATCH_INSERT");
    connection.closeSync();
  });
});
