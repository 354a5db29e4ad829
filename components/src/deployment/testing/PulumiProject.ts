import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const packageRoot = join(__dirname, "..", "..", "..");

/** A program of this folder, compiled, as a Pulumi project of its own with one stack. */
export interface PulumiProject {
  /** Runs the CLI in the project. @throws with what it printed when it fails */
  readonly pulumi: (...args: string[]) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/**
 * @param program file name without extension, for example "everyComponent.program"
 * @param environment under which the CLI and its plugins run; asked at each command
 */
export async function pulumiProject(
  program: string,
  environment: () => Readonly<Record<string, string>>,
): Promise<PulumiProject> {
  const name = program.replace(/\..*$/, "").toLowerCase();
  const folder = await mkdtemp(join(tmpdir(), `sallyport-${name}-`));
  const compiled = join(packageRoot, "dist", "deployment", `${program}.js`);
  const settings = { name, runtime: { name: "nodejs", options: { typescript: false } } };
  await writeFile(join(folder, "Pulumi.yaml"), JSON.stringify(settings));
  await writeFile(join(folder, "package.json"), JSON.stringify({ name, private: true }));
  await writeFile(join(folder, "index.js"), `module.exports = require(${JSON.stringify(compiled)});\n`);
  await symlink(join(packageRoot, "node_modules"), join(folder, "node_modules"));
  const pulumi = async (...args: string[]): Promise<string> => {
    const options = { cwd: folder, env: { ...process.env, ...environment() }, maxBuffer: 64 * 1024 * 1024 };
    try {
      return (await promisify(execFile)("pulumi", [...args, "--non-interactive"], options)).stdout;
    } catch (error) {
      const { stdout = "", stderr = "" } = error as { readonly stdout?: string; readonly stderr?: string };
      throw new Error(`pulumi ${args.join(" ")} failed:\n${stdout.slice(-8000)}\n${stderr.slice(-4000)}`);
    }
  };
  await pulumi("stack", "init", "test");
  return { pulumi, remove: () => rm(folder, { recursive: true, force: true }) };
}
