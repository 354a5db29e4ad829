import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { type PulumiProject, pulumiProject } from "@sallyport/sandbox/testing";

const packageRoot = join(__dirname, "..", "..");

/**
 * The project `upgrade` with every component, whose stack is only planned: the sandbox's provider answers without an
 * account, with ids that depend on URNs alone.
 */
export async function upgradeProject(sandbox: Readonly<Record<string, string>>): Promise<PulumiProject> {
  const program = join(packageRoot, "dist", "upgrade", "everyEntry.program.js");
  const project = await pulumiProject(
    { ...sandbox, SALLYPORT_PROVIDER_MODE: "plan" },
    {
      "Pulumi.yaml": "name: upgrade\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
      "package.json": JSON.stringify({ name: "upgrade", private: true }),
      "index.js": `module.exports = require(${JSON.stringify(program)});\n`,
    },
  );
  await symlink(join(packageRoot, "node_modules"), join(project.folder, "node_modules"));
  return project;
}
