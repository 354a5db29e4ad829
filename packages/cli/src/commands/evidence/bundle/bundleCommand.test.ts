import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { calendar } from "@sallyport/policies";
import { runBin } from "../../../testing/runBin.js";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";
import type { EvidenceBundle } from "./EvidenceBundle.js";

describe("sallyport evidence bundle", () => {
  const temporaryFolder = temporaryFolders();

  const recordOf = (files: readonly string[]): string => {
    const record = temporaryFolder();
    for (const file of files) {
      mkdirSync(dirname(join(record, file)), { recursive: true });
      writeFileSync(join(record, file), file);
    }
    return record;
  };
  const bundle = async (record: string, from: string, to: string) => {
    const output = join(temporaryFolder(), "soc2");
    const args = ["evidence", "bundle", "--record", record, "--from", from, "--to", to, "--output", output, "--json"];
    const { code, stdout, stderr } = await runBin(args);
    return { code, output, stderr, index: stdout === "" ? undefined : (JSON.parse(stdout) as EvidenceBundle) };
  };

  it("copies what was recorded in the period, with its hashes, and names the days, months and quarters that have nothing", async () => {
    const record = recordOf([
      "posture/2026-01-01-7/policies.json",
      "posture/2026-01-02-8/policies.json",
      "posture/2026-01-02-8/deep/images.jsonl",
      "posture/2026-02-01-9/policies.json",
      "credential-audit/2026-01-01-3/credentials.json",
      "notes/2026-01-01-1/of-somebody.txt",
      "posture/not-a-day/policies.json",
    ]);
    mkdirSync(join(record, "credential-audit", "2026-01-05-4"));
    symlinkSync("/etc/hostname", join(record, "credential-audit", "2026-01-05-4", "link"));
    const { code, output, index } = await bundle(record, "2026-01-01", "2026-01-31");
    expect(code).toBe(1);
    expect(index?.summary).toMatchObject({ duties: calendar.length, runs: 3, files: 4 });
    const [posture, credentials, alarms] = ["posture", "credential-audit", "alarms"].map((id) =>
      index?.duties.find(({ duty }) => duty === id),
    );
    expect(posture).toMatchObject({ expected: 31 });
    expect(posture?.missing).toHaveLength(29);
    expect(posture?.missing[0]).toEqual({ from: "2026-01-03", to: "2026-01-03" });
    expect(credentials).toMatchObject({ expected: 1, missing: [], runs: [{ day: "2026-01-01", run: "3" }] });
    expect(alarms).toMatchObject({ expected: 0, missing: [], runs: [] });
    const copied = "reports/posture/2026-01-02-8/deep/images.jsonl";
    expect(readFileSync(join(output, copied), "utf8")).toBe("posture/2026-01-02-8/deep/images.jsonl");
    const sums = readFileSync(join(output, "SHA256SUMS"), "utf8").trim().split("\n");
    expect(sums).toHaveLength(4 + 2);
    for (const [hash, file = ""] of sums.map((line) => line.split("  ")))
      expect(
        createHash("sha256")
          .update(readFileSync(join(output, file)))
          .digest("hex"),
      ).toBe(hash);
    expect(JSON.parse(readFileSync(join(output, "index.json"), "utf8"))).toEqual(index);
    expect(readFileSync(join(output, "index.md"), "utf8")).toContain("2 of 31");
    expect(statSync(output).mode & 0o777).toBe(0o700);
  });

  it("ends with 0 where nothing is missing", async () => {
    const { code, index } = await bundle(recordOf(["posture/2026-01-01-7/policies.json"]), "2026-01-01", "2026-01-01");
    expect(index?.summary).toMatchObject({ expected: 1, missing: 0 });
    expect(code).toBe(0);
  });

  it("refuses a folder that is there, days in the wrong order, what is no day and a record that is none", async () => {
    const record = recordOf(["posture/2026-01-01-7/policies.json"]);
    const output = temporaryFolder();
    const run = async (changed: Readonly<Record<string, string>>) => {
      const options = { record, from: "2026-01-01", to: "2026-01-31", output, ...changed };
      const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
      const { code, stderr } = await runBin(["evidence", "bundle", ...args]);
      return [code, stderr];
    };
    expect(await run({})).toEqual([2, expect.stringContaining("name a folder that is not there yet")]);
    expect(await run({ from: "2026-02-01" })).toEqual([64, expect.stringContaining("is after 2026-01-31")]);
    expect(await run({ from: "2026-02-30" })).toEqual([64, expect.stringContaining("It is no day")]);
    expect(await run({ record: join(record, "none") })).toEqual([2, expect.stringContaining("cannot be read")]);
  });
});
