import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";

const bin = join(import.meta.dirname, "..", "..", "..", "bin", "sallyport.mjs");
const summary = { stacks: 1, resources: 7, rules: 3, violations: 0, undetermined: 0, waived: 1, seconds: 1 };
const waiver = {
  ...{ rule: "isolated-subnets", stack: "etl", urn: "urn:a::b::net", control: "NET-01" },
  ...{ reason: "the bank's <gateway>", owner: "data", expires: "2999-12-31" },
};
const check = { summary, findings: [], waivers: [waiver], undetermined: [] };
const bucket = {
  urn: "urn:pulumi:prod::shop::aws:s3/bucket:Bucket::orders",
  type: "aws:s3/bucket:Bucket",
  custom: true,
};
const state = { version: 3, deployment: { resources: [{ ...bucket, id: "orders", outputs: { bucket: "orders" } }] } };

describe("`sallyport report`", () => {
  const temporaryFolder = temporaryFolders();

  it("writes a page of what others left, for its owner's eyes, and says where it is", async () => {
    const folder = temporaryFolder();
    const [file, exported] = [join(folder, "deep", "report.html"), join(folder, "state.json")];
    writeFileSync(join(folder, "check.json"), JSON.stringify(check));
    writeFileSync(exported, JSON.stringify(state));
    const args = ["--from", folder, "--export", exported, "--output", file, "--json"];
    const { code, stdout } = await runBin(["report", ...args], { SALLYPORT_HOME: folder });
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${JSON.stringify({ file })}\n` });
    const page = readFileSync(file, "utf8");
    for (const said of [
      "shop/prod",
      "the bank&#39;s &lt;gateway&gt;",
      "STO-01",
      "tar | zstd -T0",
      "sallyport evidence --report-file out/evidence.json",
    ])
      expect(page).toContain(said);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it("refuses a file that holds something else, naming what writes it", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "demo.json"), '{"pipelines":[]}');
    const file = join(folder, "report.html");
    const { code, stdout, stderr } = await runBin(["report", "--from", folder, "--output", file], {
      SALLYPORT_HOME: folder,
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("demo.json");
    expect(stderr).toContain("npx sallyport demo --report-file out/demo.json");
  });

  it("serves the page with --open until it is interrupted, and ends with 0", async () => {
    const folder = temporaryFolder();
    const args = ["report", "--from", folder, "--output", join(folder, "report.html"), "--open"];
    // Without a PATH there is no desktop to ask.
    const child = spawn(process.execPath, [bin, ...args], {
      env: { SALLYPORT_HOME: folder },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const ended = once(child, "exit");
    let url: string | undefined;
    for await (const line of createInterface({ input: child.stderr })) {
      url = /^(http:\/\/127\.0\.0\.1:\d+\/)/.exec(line)?.[1];
      if (url !== undefined) break;
    }
    const answer = await fetch(url ?? "");
    expect(await answer.text()).toBe(readFileSync(join(folder, "report.html"), "utf8"));
    child.kill("SIGINT");
    expect(await ended).toEqual([0, null]);
  });
});
