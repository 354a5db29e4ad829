import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RoleStatement, TestSandbox } from "@sallyport/sandbox/testing";
import { preparePulumiProject, sandboxStack } from "../../../pulumi/PulumiProject.js";
import { runPulumi } from "../../../pulumi/runPulumi.js";

/** Writes roles with an inline policy `work` into the state of a stack in the sandbox, as if its program had made them. */
export async function importRoles(
  sandbox: TestSandbox,
  folder: string,
  roles: Readonly<Record<string, readonly RoleStatement[]>>,
): Promise<void> {
  const project = preparePulumiProject(folder, sandbox.home);
  const pulumi = async (...args: string[]) => {
    const { code, stderr } = await runPulumi(args, project.shadow, sandbox.environment);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")}: ${stderr}`);
  };
  const stack = "pulumi:pulumi:Stack";
  const urn = (type: string, name: string) => `urn:pulumi:${sandboxStack}::${project.name}::${type}::${name}`;
  const parent = urn(stack, `${project.name}-${sandboxStack}`);
  const made = (type: string, name: string, id: string, outputs: object) => ({
    ...{ urn: urn(type, name), type, id, custom: true, parent, inputs: {}, outputs },
  });
  const resources = [
    { urn: parent, type: stack, custom: false, outputs: {} },
    ...Object.entries(roles).flatMap(([role, statements]) => {
      const Statement = statements.map((one) => ({ Effect: "Allow", ...one }));
      const policy = JSON.stringify({ Version: "2012-10-17", Statement });
      return [
        made("aws:iam/role:Role", role, role, { name: role }),
        made("aws:iam/rolePolicy:RolePolicy", `${role}-work`, `${role}:work`, { role, name: "work", policy }),
      ];
    }),
  ];
  const file = join(project.shadow, "state.json");
  writeFileSync(file, JSON.stringify({ version: 3, deployment: { manifest: {}, resources } }));
  await pulumi("stack", "select", sandboxStack, "--create");
  await pulumi("stack", "import", "--file", file);
}
