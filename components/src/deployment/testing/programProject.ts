import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { type PulumiProject, pulumiProject } from "@sallyport/sandbox/testing";

const packageRoot = join(__dirname, "..", "..", "..");

/**
 * A program of the folder above, compiled, as a Pulumi project of its own.
 *
 * @param program file name without extension, for example "everyComponent.program"
 * @param environment asked before each command
 */
export async function programProject(
  program: string,
  environment: () => Readonly<Record<string, string>>,
): Promise<PulumiProject> {
  const name = program.replace(/\..*$/, "").toLowerCase();
  const compiled = join(packageRoot, "dist", "deployment", `${program}.js`);
  const project = await pulumiProject(environment, {
    "Pulumi.yaml": JSON.stringify({ name, runtime: { name: "nodejs", options: { typescript: false } } }),
    "package.json": JSON.stringify({ name, private: true }),
    // The runtime writes the stack of every promise, for a look for leaks; mapped to the sources, they take longer than the program itself.
    "index.js": `Error.prepareStackTrace = String;\nmodule.exports = require(${JSON.stringify(compiled)});\n`,
  });
  await symlink(join(packageRoot, "node_modules"), join(project.folder, "node_modules"));
  return project;
}
