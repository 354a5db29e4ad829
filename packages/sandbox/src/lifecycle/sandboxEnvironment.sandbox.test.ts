import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import { pinnedNode } from "../toolchain/pinnedNode.js";
import { foreignVariables } from "./foreignVariables.js";
import { sandboxStatus } from "./sandboxStatus.js";

const run = promisify(execFile);

/** What `sandbox env` prints, in a shell that has nothing else. */
describe("a shell with the sandbox's environment", () => {
  let sandbox: TestSandbox;
  let folder: string;
  beforeAll(async () => {
    sandbox = await startTestSandbox({ pulumi: true });
    folder = await mkdtemp(join(tmpdir(), "sallyport-shell-"));
  }, 120_000);
  afterAll(async () => {
    await sandbox?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const shell = async (command: string, before: Readonly<Record<string, string>> = {}): Promise<string> => {
    const env = { ...before, ...sandbox.environment, HOME: folder };
    return (await run("/bin/sh", ["-c", command], { cwd: folder, env })).stdout.trim();
  };

  it("has the sandbox's Pulumi CLI and Node first on PATH", async () => {
    const { cli } = await sandboxStatus(sandbox.home);
    expect(cli).toBeDefined();
    expect(await shell("command -v pulumi")).toBe(cli);
    expect(await shell("command -v node")).toBe(join(dirname(pinnedNode()), "node"));
    expect(await shell("pulumi version")).toMatch(/^v?3\.\d+\.\d+/);
  }, 60_000);

  it("reaches the endpoint over TLS that it trusts, as the account's root", async () => {
    const script = `fetch(new URL("/_sallyport/health", process.env.AWS_ENDPOINT_URL)).then(({ status }) => console.log(status))`;
    expect(await shell(`node --eval '${script}'`)).toBe("200");
    await expect(shell(`unset NODE_EXTRA_CA_CERTS; node --eval '${script}'`)).rejects.toThrow(/fetch failed/);
    const { AWS_REGION, AWS_ENDPOINT_URL, AWS_CA_BUNDLE, NODE_EXTRA_CA_CERTS, SALLYPORT_HOME } = sandbox.environment;
    expect({ AWS_REGION, AWS_ENDPOINT_URL, AWS_CA_BUNDLE, SALLYPORT_HOME }).toEqual({
      ...{ AWS_REGION: "eu-west-1", AWS_ENDPOINT_URL: sandbox.endpoint },
      ...{ AWS_CA_BUNDLE: NODE_EXTRA_CA_CERTS, SALLYPORT_HOME: sandbox.home },
    });
  }, 30_000);

  it("acts as the account's root once the shell's other credentials are taken away, and not before", async () => {
    const sdk = createRequire(import.meta.url).resolve("@aws-sdk/client-sts");
    const script = `const { STS } = require("${sdk}"); new STS({}).getCallerIdentity({}).then(({ Arn }) => console.log(Arn))`;
    const shellOfSomeone = {
      AWS_PROFILE: "work",
      AWS_SESSION_TOKEN: "token",
      AWS_ENDPOINT_URL_STS: "https://127.0.0.1:1",
    };
    const removed = foreignVariables(shellOfSomeone).map((name) => `unset ${name};`);
    expect(await shell(`${removed.join(" ")} node --eval '${script}'`, shellOfSomeone)).toBe(
      "arn:aws:iam::000000000000:root",
    );
    await expect(shell(`node --eval '${script}'`, shellOfSomeone)).rejects.toThrow(/Error/);
  }, 60_000);

  it("keeps stacks in the sandbox's folder, with secrets under its passphrase file, and touches no home folder", async () => {
    const project = join(folder, "project");
    await mkdir(project);
    await writeFile(join(project, "Pulumi.yaml"), "name: shell\nruntime: nodejs\n");
    await shell("cd project && pulumi stack init dev && pulumi config set --secret token swordfish");
    expect(await readdir(join(sandbox.home, "backend", ".pulumi", "stacks", "shell"))).toContain("dev.json");
    expect(await shell("cd project && pulumi config get token")).toBe("swordfish");
    await expect(
      shell(
        "cd project && unset PULUMI_CONFIG_PASSPHRASE_FILE && PULUMI_CONFIG_PASSPHRASE=wrong pulumi config get token",
      ),
    ).rejects.toThrow(/incorrect passphrase/);
    expect((await readdir(folder)).sort()).toEqual(["project"]);
  }, 60_000);

  it("uses the sandbox's own aws plugin and names no passphrase", async () => {
    expect(await shell("pulumi plugin ls")).toMatch(/^aws\s+resource\s+7\.999\.0/m);
    expect(Object.keys(sandbox.environment)).not.toContain("PULUMI_CONFIG_PASSPHRASE");
  }, 60_000);
});
