import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";

const newFolder = temporaryFolders();
let file: string;
beforeEach(() => {
  file = join(newFolder(), "users.csv");
  writeFileSync(file, "id\n1\n");
});

/** A port where nothing answers: what needs a database fails. */
const url = "postgresql://ana@127.0.0.1:9/shop";
const run = async (...args: string[]) =>
  await runBin(["etl", ...args], { PGPASSWORD: "secret-of-the-test", PGPASSFILE: "/does/not/exist" });

describe("`sallyport etl`", () => {
  it.each([
    ["no database", () => ["load", file], "--database-url"],
    ["two databases", () => ["load", file, "--database-url", url, "--stack", "dev"], "--stack"],
    ["a password on the command line", () => ["status", "--database-url", "postgresql://ana:pw@h/d"], "PGPASSWORD"],
    ["TLS that is not verified", () => ["status", "--database-url", `${url}?sslmode=require`], "verify-full"],
    ["a file that is not there", () => ["load", "/does/not/exist.csv", "--database-url", url], "/does/not/exist.csv"],
    ["a folder", () => ["load", "/", "--database-url", url], "no file"],
    ["an address without an object", () => ["load", "s3://bucket", "--database-url", url], "s3://bucket/key"],
    ["authorities that are none", () => ["load", file, "--database-url", url, "--ca", file], "certificate"],
    ["a key that is no list", () => ["load", file, "--database-url", url, "--key", "a,,b"], "--key"],
    [
      "a share that is none",
      () => ["load", file, "--database-url", url, "--reject-threshold", "2"],
      "--reject-threshold",
    ],
    ["keys without a stack", () => ["retry", "data/users.csv", "--database-url", url], "--stack"],
    ["a command that there is not", () => ["unload", file], "unknown command"],
  ])("refuses %s with one clear error", async (_, args, word) => {
    const { code, stdout, stderr } = await run(...args());
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toContain(word);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it("says that no database answers, in words and as JSON, and never the password", async () => {
    const { code, stdout, stderr } = await run("load", file, "--database-url", url, "--json");
    expect(code).toBe(1);
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: "database-down", message: expect.any(String), fix: expect.any(String) },
    });
    expect(stderr).toMatch(/^error: .+\nfix: .+\n$/);
    expect(stdout + stderr).not.toContain("secret-of-the-test");
  });
});
