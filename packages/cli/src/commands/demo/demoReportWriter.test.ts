import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import type { DemoDocument } from "./DemoResult.js";
import { demoReportWriter } from "./demoReportWriter.js";

const run = (pipelines: DemoDocument["pipelines"], granted: number): DemoDocument => ({
  policies: { passed: 1, violations: 0, undetermined: 0 },
  permissions: { granted, used: 1, denied: 0 },
  pipelines,
});
const etl = (rowsIn: number) => ({
  files: [],
  ...{ bytes: 1, rowsIn, loaded: 1, updated: 0, unchanged: 0, rejected: 0, verified: 1, differing: 0, seconds: 1 },
});
const moved = { objects: 1, bytes: 9, archives: 1, archiveBytes: 3, ratio: 3, restored: 1, verified: 1, lost: 0 };
const compressor = { ...moved, seconds: 2 };

describe("the file that a demo's report is kept in", () => {
  const temporaryFolder = temporaryFolders();
  const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

  it("keeps the pipelines that ran earlier, with when they did, and takes all else from the run", async () => {
    const file = join(temporaryFolder(), "out", "demo.json");
    await demoReportWriter(file)(run({ etl: etl(1), compressor }, 10), new Date(0));
    await demoReportWriter(file)(run({ etl: etl(2) }, 20), new Date(1000));
    expect(read(file)).toEqual({
      ...run({ etl: etl(2), compressor }, 20),
      ranAt: { etl: "1970-01-01T00:00:01.000Z", compressor: "1970-01-01T00:00:00.000Z" },
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each(["", "{", "[]", JSON.stringify({ pipelines: { etl: 1 } })])(
    "is written anew where it holds %j",
    async (text) => {
      const file = join(temporaryFolder(), "demo.json");
      writeFileSync(file, text);
      await demoReportWriter(file)(run({ etl: etl(2) }, 20), new Date(0));
      expect(read(file)).toEqual({ ...run({ etl: etl(2) }, 20), ranAt: { etl: "1970-01-01T00:00:00.000Z" } });
    },
  );

  it("is a .json, and nothing is written under another name", async () => {
    const folder = temporaryFolder();
    await expect(
      async () => await demoReportWriter(join(folder, "demo.html"))(run({}, 1), new Date(0)),
    ).rejects.toMatchObject({
      message: expect.stringContaining("demo.html"),
      fix: "name a .json",
    });
  });
});
