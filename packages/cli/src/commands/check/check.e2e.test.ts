import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import type { CheckReport } from "./CheckReport.js";
import { checkStacks } from "./checkStacks.js";
import { projectsOf } from "./projectsOf.js";

const folder = temporaryFolders();
const minutes = 60_000;
/** Anything that called AWS, or the sandbox, would fail on these. */
const nowhere = { AWS_ENDPOINT_URL: "https://127.0.0.1:1", AWS_ACCESS_KEY_ID: "none", AWS_SECRET_ACCESS_KEY: "none" };

describe("sallyport check", () => {
  it(
    "plans every stack of the repository without an account and finds it clean under every rule",
    async () => {
      const file = join(folder(), "check.json");
      const { code, stdout, stderr } = await runBin(["check", "--json", "--report-file", file], nowhere);
      expect([code, stderr]).toEqual([0, ""]);
      expect(readFileSync(file, "utf8")).toBe(stdout);
      const { summary, findings, undetermined } = JSON.parse(stdout) as CheckReport;
      expect([findings, undetermined]).toEqual([[], []]);
      expect(summary.stacks).toBeGreaterThanOrEqual(2);
      expect(summary.resources).toBeGreaterThan(200);
    },
    5 * minutes,
  );

  it(
    "judges a stack in every configuration that is committed for it: the KPI pipeline with DuckDB, and with Spark",
    async () => {
      const root = findRepositoryRoot(process.cwd());
      const judged = await checkStacks({ root, projects: projectsOf(root, ["kpi"]), pack: "strict" });
      const ofSpark = ["aws:emrserverless/application:Application", "aws:sfn/stateMachine:StateMachine"];
      expect(judged.map(({ name, types }) => [name, types.filter((type) => ofSpark.includes(type))])).toEqual([
        ["sallyport-kpi", []],
        ["sallyport-kpi-spark", ofSpark],
      ]);
      for (const { lines } of judged) {
        expect(lines.length).toBeGreaterThan(300);
        expect(lines.filter(({ kind }) => kind === "violation" || kind === "undetermined")).toEqual([]);
      }
    },
    5 * minutes,
  );

  it("prints nothing where nothing is wrong, and ends with 1 from the severity on that is asked for", async () => {
    const type = "aws:kms/key:Key";
    const state = (enableKeyRotation: boolean) => {
      const file = join(folder(), "state.json");
      const key = { urn: `urn:pulumi:dev::shop::${type}::data`, type, inputs: { enableKeyRotation } };
      writeFileSync(file, JSON.stringify({ deployment: { resources: [key] } }));
      return file;
    };
    const check = (...args: string[]) => runBin(["check", "--pack", "cis", "--export", ...args]);
    expect(await check(state(true))).toEqual({ code: 0, stdout: "", stderr: "" });
    const found = await check(state(false));
    expect(found).toMatchObject({ code: 1, stdout: expect.stringContaining("kms-rotation-enabled (ENC-06)") });
    expect(await check(state(false), "--fail-on", "high")).toMatchObject({ code: 0, stdout: found.stdout });
  }, 60_000);

  it.each([
    ["a stack that is not there", ["nowhere"], 64, "foundation, compressor"],
    ["an unknown pack", ["--pack", "none"], 64, "baseline"],
    ["an unknown format", ["--format", "yaml"], 64, "sarif"],
    ["an export that is not there", ["--export", "/nowhere.json"], 2, "pulumi stack export"],
    ["stacks and an export", ["compressor", "--export", "state.json"], 64, "not both"],
    ["waivers that are not there", ["--waivers", "/nowhere.json"], 64, "--waivers"],
  ])("refuses %s with one error that says what there is", async (_what, args, exitCode, fix) => {
    const { code, stdout, stderr } = await runBin(["check", ...args]);
    expect([code, stdout]).toEqual([exitCode, ""]);
    expect(stderr).toContain(fix);
  });
});
