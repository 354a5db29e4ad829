import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { planEnvironment } from "@sallyport/sandbox";
import { pulumiProject, type StateResource } from "@sallyport/sandbox/testing";
import { repository } from "../runSallyport.js";

/**
 * The exported state of a stack with every component, each with every argument in use, as Pulumi writes it: planned, so that ids and ARNs
 * are made up.
 */
export async function everyComponent(folder: string): Promise<readonly StateResource[]> {
  const components = join(repository, "components");
  const program = join(components, "dist", "upgrade", "everyEntry.program.js");
  const project = await pulumiProject(await planEnvironment(join(folder, "plan")), {
    "Pulumi.yaml": "name: every\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
    "package.json": JSON.stringify({ name: "every", private: true }),
    "index.js": `module.exports = require(${JSON.stringify(program)});\n`,
  });
  try {
    await symlink(join(components, "node_modules"), join(project.folder, "node_modules"));
    await project.pulumi("up", "--yes", "--skip-preview", "--suppress-progress", "--suppress-outputs");
    return await project.resources();
  } finally {
    await project.remove();
  }
}
