import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SandboxError } from "../lifecycle/SandboxError.js";
import { cacheFolder } from "./cacheFolder.js";
import { installFolder } from "./installFolder.js";
import { resolvePython } from "./resolvePython.js";
import { runTool } from "./runTool.js";

/** A virtual environment with the packages of one requirements file. */
interface PythonPackages {
  /** Its folder in the cache. */
  readonly tool: string;
  /** What it holds, in words. */
  readonly title: string;
  /** The requirements, each with its hashes. */
  readonly requirements: string;
  /** What builds those of them that are published as source, likewise with hashes. Default: only packages that need no building. */
  readonly buildRequirements?: string;
  /** Modules that can be imported when it works. */
  readonly modules: readonly string[];
}

interface PythonPackagesOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly onProgress: (line: string) => void;
}

/**
 * The Python of a virtual environment in the cache folder named for its requirements' hash. Every package is checked
 * against its committed hash. A broken environment is built again.
 *
 * @throws SandboxError when Python is missing or the installation fails
 */
export async function ensurePythonPackages(packages: PythonPackages, options: PythonPackagesOptions): Promise<string> {
  const { tool, title, requirements, buildRequirements, modules } = packages;
  const environment = options.environment ?? process.env;
  const python = await resolvePython(environment);
  const version = createHash("sha256")
    .update(await readFile(requirements))
    .update(python.version)
    .digest("hex")
    .slice(0, 16);
  const target = cacheFolder(tool, version, environment);
  const interpreter = join(target, "bin", "python");
  if (await works(interpreter, modules)) return interpreter;
  options.onProgress(`installing ${title} (Python packages, checked by hash; about half a minute)`);
  await installFolder(
    target,
    async (folder) => {
      await run(python.path, ["-m", "venv", folder], environment);
      const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"];
      const install = async (...files: string[]): Promise<void> =>
        await run(join(folder, "bin", "python"), [...pip, ...files], environment);
      if (buildRequirements === undefined) return await install(requirements);
      await install(buildRequirements);
      // In an environment of its own for the build, pip would take whatever is newest.
      await install(requirements, "--no-build-isolation");
    },
    () => works(interpreter, modules),
  );
  if (!(await works(interpreter, modules)))
    throw new SandboxError(`the environment of ${title} in ${target} does not work`, "remove the folder and try again");
  return interpreter;
}

async function works(interpreter: string, modules: readonly string[]): Promise<boolean> {
  const result = await runTool(interpreter, ["-c", `import ${modules.join(", ")}`], { timeout: 60_000 });
  return result.code === 0;
}

async function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const result = await runTool(command, args, { environment });
  if (result.code !== 0)
    throw new SandboxError(
      `\`${command} ${args.join(" ")}\` failed: ${result.stderr.trim().slice(-600)}`,
      "see that Python has its venv module and reaches its package index",
    );
}
