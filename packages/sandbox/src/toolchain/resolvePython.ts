import { SandboxError } from "../lifecycle/SandboxError.js";
import { runTool } from "./runTool.js";

/** A Python that can run the emulator. */
export interface Python {
  readonly path: string;
  /** `3.11.7` */
  readonly version: string;
}

const report = "import sys; print(sys.executable); print('.'.join(map(str, sys.version_info[:3])))";

/**
 * `python3`, else `python`, of version 3.10 or later.
 *
 * @throws SandboxError that names what was found
 */
export async function resolvePython(environment: NodeJS.ProcessEnv = process.env): Promise<Python> {
  const found: string[] = [];
  for (const command of ["python3", "python"]) {
    const result = await runTool(command, ["-c", report], { environment, timeout: 30_000 });
    const [path, version] = result.stdout.trim().split("\n");
    if (result.code !== 0 || !path || !version) continue;
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major === 3 && minor >= 10) return { path, version };
    found.push(`${command} is ${version}`);
  }
  throw new SandboxError(
    `the emulator needs Python 3.10 or later, and ${found.join(", ") || "there is no python3 on PATH"}`,
    "install Python (with its venv module) from your system's packages or python.org, and put it on PATH",
  );
}
