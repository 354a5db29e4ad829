import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";

const newFolder = temporaryFolders();
let folder: string;
const rejected = (line: number, column: string, reason: string, row: string) =>
  JSON.stringify({ line, column, reason, row });

beforeEach(() => {
  folder = newFolder();
  const write = (table: string, run: string, lines: readonly string[], seconds: number) => {
    mkdirSync(join(folder, table), { recursive: true });
    const file = join(folder, table, `${run}.ndjson`);
    writeFileSync(file, `${lines.join("\n")}\n`);
    utimesSync(file, seconds, seconds);
  };
  write(
    "orders",
    "run-1",
    [rejected(3, "amount", "is no numeric", "3,n/a"), rejected(9, "", "has 3 fields, not 2", "9,1,1")],
    1_000,
  );
  write("users", "run-2", [rejected(2, "id", "is missing", ",\u001b[31mred"), JSON.stringify({ omitted: 5 })], 2_000);
});

const quarantine = async (...args: string[]) => await runBin(["etl", "quarantine", ...args]);

describe("`sallyport etl quarantine`", () => {
  it("prints the rows of the newest load first, with line, column and reason", async () => {
    const { code, stdout } = await quarantine(folder, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      {
        file: join(folder, "users", "run-2.ndjson"),
        line: 2,
        column: "id",
        reason: "is missing",
        row: ",\u001b[31mred",
      },
      {
        file: join(folder, "orders", "run-1.ndjson"),
        line: 3,
        column: "amount",
        reason: "is no numeric",
        row: "3,n/a",
      },
      {
        file: join(folder, "orders", "run-1.ndjson"),
        line: 9,
        column: "",
        reason: "has 3 fields, not 2",
        row: "9,1,1",
      },
    ]);
  });

  it("takes one table, one file, and at most so many rows", async () => {
    const orders = await quarantine(folder, "--table", "orders", "--json");
    expect(JSON.parse(orders.stdout)).toHaveLength(2);
    const file = await quarantine(join(folder, "orders", "run-1.ndjson"), "--limit", "1");
    expect(file.stdout).toContain("line 3: amount is no numeric");
    expect(file.stdout).not.toContain("line 9");
    expect(file.stdout).toContain("there are more");
  });

  it("shows a person no control characters of a file's, and that the load has kept no more", async () => {
    const { stdout } = await quarantine(folder, "--table", "users");
    expect(stdout).toContain("\\u001b[31mred");
    expect(stdout).not.toContain("\u001b");
    expect(stdout).toContain("there are more");
  });

  it.each([
    ["no place", []],
    ["two places", [".", "--stack", "dev"]],
    ["a place that is not there", ["/does/not/exist"]],
    ["an address without a bucket", ["s3://"]],
  ])("refuses %s with one clear error", async (_, args) => {
    const { code, stdout, stderr } = await quarantine(...args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toMatch(/^error: .+\nfix: .+\n$/);
  });
});
