import { join } from "node:path";
import { packageRoot } from "../lifecycle/packageRoot.js";
import { runTool } from "./runTool.js";

/**
 * Runs Go in one of the modules that name what is built and its checksums (`toolchain/<module>`).
 *
 * @throws Error with the end of what it wrote
 */
export async function runGo(
  args: readonly string[],
  module: "cli" | "language-host",
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const cwd = join(packageRoot, "toolchain", module);
  const local = { ...environment, GOTOOLCHAIN: "local", GOFLAGS: "", GOWORK: "off" };
  const result = await runTool("go", args, { cwd, environment: local });
  if (result.code !== 0) throw new Error(`\`go ${args[0]}\` in ${cwd} failed: ${result.stderr.trim().slice(-600)}`);
  return result.stdout;
}
