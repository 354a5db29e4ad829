import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { type BinResult, runBin } from "../../testing/runBin.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { useSandbox } from "../../workspace/useSandbox.js";

/** The one sandbox of the operations commands' suite, and what their cases share. */
export const region = "eu-west-1";
export const account = "000000000000";
export const root = findRepositoryRoot(process.cwd());
/** Planted wherever a secret may be; nothing may show it. */
export const password = randomBytes(18).toString("hex");
export let sandbox: TestSandbox;
export let folder: string;
/** All that any command has printed. */
export let shown = "";

export async function startOperations(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), "sallyport-operations-"));
  sandbox = await startTestSandbox({ pulumi: true });
  await useSandbox(sandbox.home);
}

export async function stopOperations(): Promise<void> {
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** A command, as a user of the sandbox runs it. */
export async function run(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<BinResult> {
  const result = await runBin(args, { ...sandbox.environment, ...variables });
  remember(result.stdout + result.stderr);
  return result;
}

/** Adds what else somebody may read, such as a report's file. */
export function remember(text: string): void {
  shown += text;
}
