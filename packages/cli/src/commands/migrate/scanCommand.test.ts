import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import type { MigrationReport } from "./MigrationReport.js";

/** Made anew for each run, so that this file holds none itself. */
const password = randomBytes(18).toString("hex");

describe("`sallyport migrate scan`", () => {
  const folder = temporaryFolders();

  it("lists what has to move, with what takes its place, and shows no secret", async () => {
    const path = folder();
    writeFileSync(join(path, "clean.py"), "client = get_clickhouse_credentials('dev')\n");
    writeFileSync(
      join(path, "configure-clickhouse-s3.py"),
      `client = connect(\n  password="${password}",\n  verify=False)\nclient.query("SELECT * FROM s3('https://b/*', '{key}', '{secret}', 'CSV')")\n`,
    );
    const { code, stdout, stderr } = await runBin(["migrate", "scan", "--path", path, "--json"]);
    expect(code).toBe(1);
    const { summary, findings } = JSON.parse(stdout) as MigrationReport;
    expect(summary).toEqual({ files: 1, credentials: 1, patterns: 2 });
    expect(findings.map(({ line, kind }) => [line, kind])).toEqual([
      [2, "hard-coded-credential"],
      [3, "unverified-tls"],
      [4, "static-keys-in-s3-function"],
    ]);
    expect(findings.every(({ replacement }) => replacement.length > 0)).toBe(true);
    expect(stdout + stderr).not.toContain(password);
  });

  it("is silent about this repository", async () => {
    const root = findRepositoryRoot(process.cwd());
    const { code, stdout } = await runBin(["migrate", "scan", "--path", root, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [] });
    expect(code).toBe(0);
  });

  it("ends with 64 where there is no such folder", async () => {
    expect((await runBin(["migrate", "scan", "--path", join(folder(), "none")])).code).toBe(64);
  });
});
