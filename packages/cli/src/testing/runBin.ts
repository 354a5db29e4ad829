import { spawn } from "node:child_process";
import { join } from "node:path";

export interface BinResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built `sallyport` as a user would. */
export function runBin(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<BinResult> {
  const bin = join(import.meta.dirname, "..", "..", "bin", "sallyport.mjs");
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...output }));
  });
}
