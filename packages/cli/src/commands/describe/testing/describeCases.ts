import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { preparePulumiProject, sandboxStack } from "../../../pulumi/PulumiProject.js";
import { runPulumi } from "../../../pulumi/runPulumi.js";
import { folder, password, root, run, sandbox } from "../../testing/operationsBed.js";

describe("`sallyport describe`", () => {
  it("writes down the state of a stack in the sandbox, the same every time, and knows no other", async () => {
    const project = preparePulumiProject(join(root, "stacks", "etl"), sandbox.home);
    const pulumi = async (...args: string[]) => {
      const { code, stderr } = await runPulumi(args, project.shadow, sandbox.environment);
      expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    };
    await pulumi("stack", "select", sandboxStack, "--create");
    const urn = (type: string, name: string) => `urn:pulumi:sandbox::sallyport-etl::${type}::${name}`;
    const stack = urn("pulumi:pulumi:Stack", "sallyport-etl-sandbox");
    const outputs = { inputBucket: "orders", loginPassword: password };
    const group = { urn: urn("aws:cloudwatch/logGroup:LogGroup", "log"), type: "aws:cloudwatch/logGroup:LogGroup" };
    const resources = [
      { urn: stack, type: "pulumi:pulumi:Stack", custom: false, outputs },
      {
        ...group,
        id: "/sallyport/etl",
        custom: true,
        parent: stack,
        inputs: {},
        outputs: { tags: { owner: "orders" } },
      },
    ];
    const file = join(folder, "state.json");
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { manifest: {}, resources } }));
    await pulumi("stack", "import", "--file", file);
    const first = await run(["describe", "etl"]);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain("| owner | orders |");
    expect(first.stdout).toContain("/sallyport/etl");
    expect((await run(["describe", "etl", "--stack", "sandbox"])).stdout).toBe(first.stdout);
    const json = await run(["describe", "etl", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      project: "sallyport-etl",
      outputs: { loginPassword: "[withheld]" },
    });
    expect((await run(["describe", "weather"])).code).toBe(64);
    expect((await run(["describe", "etl", "--stack", "elsewhere"])).code).toBe(2);
  }, 120_000);
});
