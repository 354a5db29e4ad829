import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { get } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readDecisions, stopSandbox } from "@sallyport/sandbox";
import type { CheckedItem } from "../../checked/CheckedItem.js";
import { readStackOutputs } from "../../pulumi/readStackOutputs.js";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { useSandbox } from "../../workspace/useSandbox.js";
import type { TransformFigures } from "../demo/transform/TransformFigures.js";
import { judgeConnections } from "../smoke/inside/judgeConnections.js";
import { openFromInside } from "../smoke/inside/openFromInside.js";
import { jobsApi } from "../smoke/work/jobsApi.js";

const minutes = 60_000;
const folder = temporaryFolders();

/** What the demo says of its run. */
interface Demo {
  readonly code: number | null;
  readonly policies: { readonly violations: number; readonly undetermined: number };
  readonly permissions: { readonly used: number; readonly denied: number };
  readonly pipelines: { readonly transform: TransformFigures };
}

describe("the batch transformations, deployed by the demo", () => {
  let home: string;
  let demo: Demo;
  let environment: Readonly<Record<string, string>>;
  let url: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "sallyport-e2e-"));
    const { code, stdout } = await runBin(["demo", "transform", "--json"], { SALLYPORT_HOME: home });
    demo = { code, ...(JSON.parse(stdout) as Omit<Demo, "code">) };
    environment = await useSandbox(home);
    const project = join(findRepositoryRoot(process.cwd()), "stacks", "transform");
    url = String((await readStackOutputs(project, "sandbox", "")).apiUrl);
  }, 20 * minutes);

  afterAll(async () => {
    await stopSandbox(home);
    await rm(home, { recursive: true, force: true });
  }, minutes);

  const transform = async (words: readonly string[], ...command: string[]) =>
    await runBin(["transform", ...words, "--url", url, ...command], environment);

  /** Status of a call that nobody signed. */
  const unsigned = async (path: string) =>
    await new Promise((resolve, reject) => {
      const ca = readFileSync(environment.NODE_EXTRA_CA_CERTS ?? "");
      get(`${url}${path}`, { ca }, (response) => resolve(response.resume().statusCode)).once("error", reject);
    });

  it("is clean under the strict pack", () => {
    expect(demo.policies).toMatchObject({ violations: 0, undetermined: 0 });
  });

  it("have transformed a package in 20 jobs, which came back whole and does what it did", async () => {
    const { jobs, files, diffs, ...figures } = demo.pipelines.transform;
    expect(demo).toMatchObject({ code: 0, permissions: { denied: 0 } });
    expect(figures).toMatchObject({ succeeded: 20, verified: files, differing: 0 });
    expect(figures.changed).toBeGreaterThan(files / 2);
    expect((await readdir(diffs)).toSorted()).toEqual(
      jobs.flatMap(({ diff }) => [basename(diff, ".html")]).flatMap((name) => [`${name}.diff`, `${name}.html`]),
    );
  });

  it("tell of the demo's batch by the stack's name", async () => {
    const { batchId } = demo.pipelines.transform;
    const { code, stdout } = await runBin(["transform", "batch", "status", batchId, "--stack", "sandbox"], environment);
    expect([code, stdout]).toEqual([0, `${batchId} COMPLETED, 100 % of 20 jobs\n  SUCCEEDED  20\n`]);
    expect(await runBin(["transform", "status", "7", "--stack", "nowhere"], environment)).toMatchObject({ code: 2 });
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

  it(
    "runs a job over a folder of this machine, without what no job may have",
    async () => {
      const source = folder();
      await mkdir(join(source, "sub"));
      for (const name of ["a.txt", join("sub", "b.txt"), ".env"]) await writeFile(join(source, name), name);
      const program = ["--", "node", "-p", "fs.readdirSync('.', { recursive: true }).sort().join()"];
      const { code, stdout, stderr } = await transform(["submit", "--source", source, "--wait", "--json"], ...program);
      const job = JSON.parse(stdout) as { readonly jobId: string };
      expect([code, job]).toEqual([0, expect.objectContaining({ status: "SUCCEEDED" })]);
      expect(stderr).toContain("left out: 1 environment-file");
      expect(await transform(["logs", job.jobId])).toMatchObject({ stdout: "a.txt,sub,sub/b.txt\n" });
    },
    minutes,
  );

  it(
    "have a smoke run whose job opens connections from inside: to the endpoints, and not to what stands for the internet",
    async () => {
      const smoke = async (internet: string, variables: Readonly<Record<string, string>> = {}) => {
        const words = ["smoke", "transform", "--stack", "sandbox", "--json", "--internet", internet];
        const { code, stdout } = await runBin(words, { ...environment, ...variables });
        const { steps } = JSON.parse(stdout) as {
          readonly steps: readonly (CheckedItem & { readonly code?: number })[];
        };
        return { code, steps, inside: steps.find(({ name }) => name === "network-inside") };
      };
      const listener = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
      await once(listener, "listening");
      const internet = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
      const open = await smoke(internet).finally(() => listener.close());
      expect(open).toMatchObject({ code: 1, inside: { outcome: "failed", code: 16 } });
      expect(open.inside?.message).toContain(`a job reaches ${internet} (127.0.0.1), which is outside`);
      expect(open.steps.filter(({ outcome }) => outcome === "failed")).toHaveLength(1);

      const closed = await smoke(internet);
      const { host } = new URL(environment.AWS_ENDPOINT_URL ?? "");
      const message = `a job reaches ${host}, and not ${internet}`;
      expect(closed).toMatchObject({ code: 0, inside: { outcome: "passed", message } });

      // The shell's own address of AWS is the sandbox's, which answers: a job is asked for one where nothing listens.
      const targets = { endpoints: [host, "127.0.0.1:1"], outside: [internet] };
      const all = [...targets.endpoints, ...targets.outside];
      const said = await openFromInside(jobsApi({ outputs: { apiUrl: url, region: "eu-west-1" } }), all, minutes);
      expect(judgeConnections("network-inside", targets, said)).toMatchObject({
        outcome: "failed",
        message: "a job does not reach 127.0.0.1:1 (ECONNREFUSED)",
      });
    },
    5 * minutes,
  );

  it("answers an unsigned call with 403, and a job that is not there with one error", async () => {
    expect(await unsigned("/jobs/7")).toBe(403);
    expect(await transform(["cancel", "0".repeat(32)])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("no such job"),
    });
  });

  it("was refused nothing that its roles should have, and its events were delivered", async () => {
    const denied: string[] = [];
    for await (const { decision, principal, action, resource } of readDecisions(home))
      if (decision === "deny" && /transform-|ATXBatch|events\.amazonaws/.test(principal))
        denied.push(`${principal} ${action} ${resource}`);
    expect(denied).toEqual([]);
  });
});
