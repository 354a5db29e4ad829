import { join } from "node:path";
import { packageRoot } from "../lifecycle/packageRoot.js";
import { ensurePythonPackages } from "./ensurePythonPackages.js";

/**
 * The Python of a virtual environment that holds the emulator.
 *
 * @throws SandboxError when Python is missing or the installation fails
 */
export async function ensureEmulatorPython(options: Parameters<typeof ensurePythonPackages>[1]): Promise<string> {
  const requirements = join(packageRoot, "requirements.txt");
  const modules = ["ministack.core.iam_evaluator", "hypercorn", "cryptography"];
  return await ensurePythonPackages({ tool: "emulator", title: "the emulator", requirements, modules }, options);
}
