import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../lifecycle/packageRoot.js";
import { SandboxError } from "../lifecycle/SandboxError.js";
import { cacheFolder } from "./cacheFolder.js";
import { installFolder } from "./installFolder.js";
import { resolvePython } from "./resolvePython.js";
import { runTool } from "./runTool.js";

interface EmulatorPythonOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly onProgress: (line: string) => void;
}

/**
 * The Python of a virtual environment that holds the emulator, in the cache folder named for the requirements' hash.
 * Every package is checked against its committed hash. A broken environment is built again.
 *
 * @throws SandboxError when Python is missing or the installation fails
 */
export async function ensureEmulatorPython(options: EmulatorPythonOptions): Promise<string> {
  const environment = options.environment ?? process.env;
  const requirements = join(packageRoot, "requirements.txt");
  const python = await resolvePython(environment);
  const version = createHash("sha256")
    .update(await readFile(requirements))
    .update(python.version)
    .digest("hex")
    .slice(0, 16);
  const target = cacheFolder("emulator", version, environment);
  const interpreter = join(target, "bin", "python");
  if (await works(interpreter)) return interpreter;
  options.onProgress("installing the emulator (Python packages, checked by hash; about half a minute)");
  await installFolder(
    target,
    async (folder) => {
      await run(python.path, ["-m", "venv", folder], environment);
      const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"];
      await run(join(folder, "bin", "python"), [...pip, requirements], environment);
    },
    () => works(interpreter),
  );
  if (!(await works(interpreter)))
    throw new SandboxError(`the emulator's environment in ${target} does not work`, "remove the folder and try again");
  return interpreter;
}

async function works(interpreter: string): Promise<boolean> {
  const result = await runTool(interpreter, ["-c", "import ministack.core.iam_evaluator, hypercorn, cryptography"], {
    timeout: 60_000,
  });
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
