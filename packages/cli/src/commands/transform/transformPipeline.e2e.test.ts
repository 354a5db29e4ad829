import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { get } from "node:https";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readDecisions } from "@sallyport/sandbox";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { type DeployedStack, deployStack } from "../demo/testing/DeployedStack.js";

const minutes = 60_000;
const folder = temporaryFolders();

describe("the batch transformations, deployed", () => {
  let stack: DeployedStack;

  beforeAll(async () => {
    stack = await deployStack("transform");
  }, 5 * minutes);

  afterAll(async () => {
    await stack?.stop();
  }, minutes);

  const transform = async (words: readonly string[], ...command: string[]) => {
    const place = ["--url", String(stack.deployment.outputs.apiUrl)];
    return await runBin(["transform", ...words, ...place, ...command], stack.environment);
  };

  /** Status of a call that nobody signed. */
  const unsigned = async (path: string) =>
    await new Promise((resolve, reject) => {
      const ca = readFileSync(stack.environment.NODE_EXTRA_CA_CERTS ?? "");
      const url = `${String(stack.deployment.outputs.apiUrl)}${path}`;
      get(url, { ca }, (response) => resolve(response.resume().statusCode)).once("error", reject);
    });

  it("is clean under the strict pack", () => {
    expect(stack.deployment.policies).toMatchObject({ violations: 0, undetermined: 0 });
  });

  it(
    "runs a job and prints what its program said",
    async () => {
      const program = ["--", "node", "-e", "console.log('seen')"];
      const { code, stdout } = await transform(["submit", "--name", "one", "--wait", "--json"], ...program);
      const job = JSON.parse(stdout) as { readonly jobId: string };
      expect([code, job]).toEqual([
        0,
        expect.objectContaining({ jobName: "one", status: "SUCCEEDED", exitCode: 0, attempts: 1 }),
      ]);
      expect(await transform(["logs", job.jobId])).toMatchObject({ code: 0, stdout: "seen\n" });
    },
    minutes,
  );

  it("refuses a program that is not allowed, with the problem as the JSON", async () => {
    const { code, stdout } = await transform(["submit", "--json"], "--", "sh", "-c", "id");
    expect(code).toBe(64);
    expect(JSON.parse(stdout)).toMatchObject({ status: 400, errors: [{ code: "program-not-allowed" }] });
  });

  it(
    "runs a batch, tells which jobs failed, and ends with 1",
    async () => {
      const jobs = [0, 3, 0].map((exit) => ({ command: ["node", "-e", `process.exit(${exit})`] }));
      const file = join(folder(), "jobs.json");
      await writeFile(file, JSON.stringify(jobs));
      const { code, stdout } = await transform(["batch", "submit", file, "--wait", "--json"]);
      expect([code, JSON.parse(stdout)]).toEqual([
        1,
        expect.objectContaining({
          status: "COMPLETED_WITH_FAILURES",
          statusCounts: expect.objectContaining({ SUCCEEDED: 2, FAILED: 1 }),
          failedJobs: [expect.objectContaining({ exitCode: 3 })],
        }),
      ]);
    },
    minutes,
  );

  it("takes an upload, by a URL that it signs", async () => {
    const file = join(folder(), "source.zip");
    await writeFile(file, "PK");
    const { code, stdout } = await transform(["upload", file]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^s3:\/\/.+\/uploads\/[0-9a-f]{32}\/source\.zip\n$/)]);
  });

  it("answers an unsigned call with 403, and a job that is not there with one error", async () => {
    expect(await unsigned("/jobs/7")).toBe(403);
    expect(await transform(["cancel", "0".repeat(32)])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("no such job"),
    });
  });

  it("was refused nothing that its roles should have, and its events were delivered", async () => {
    const denied: string[] = [];
    for await (const { decision, principal, action, resource } of readDecisions(stack.home))
      if (decision === "deny" && /transform-|ATXBatch|events\.amazonaws/.test(principal))
        denied.push(`${principal} ${action} ${resource}`);
    expect(denied).toEqual([]);
  });
});
