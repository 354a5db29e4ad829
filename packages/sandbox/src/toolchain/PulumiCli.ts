import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { runTool } from "./runTool.js";

/** The engine version that the workspace is tested with; later ones start policy packs in another way. */
export const pulumiVersion = "3.220.0";

/** A usable Pulumi CLI. */
export interface PulumiCli {
  /** Absolute path of the `pulumi` binary. */
  readonly path: string;
  readonly version: string;
  /** Where it came from, in words. */
  readonly source: string;
}

/** What one way to obtain the CLI is given. */
export interface CliSearch {
  readonly environment: NodeJS.ProcessEnv;
  readonly onProgress: (line: string) => void;
}

/** The CLI, or why this way did not give one. */
export type CliAttempt = PulumiCli | { readonly failure: string };

const companions = ["pulumi-language-nodejs", "pulumi-analyzer-policy"] as const;

/**
 * Judges a CLI by running it, and by the Node language host and the policy analyzer beside it: without those it
 * cannot run a program or load a policy pack.
 */
export async function inspectCli(path: string, source: string): Promise<CliAttempt> {
  if (!existsSync(path)) return { failure: `${path} does not exist` };
  const missing = companions.filter((name) => !existsSync(join(dirname(path), name)));
  if (missing.length > 0) return { failure: `${path} has no ${missing.join(" and no ")} beside it` };
  const result = await runTool(path, ["version"], {
    environment: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    timeout: 30_000,
  });
  const version = /^v?(\d+\.\d+\.\d+\S*)/.exec(result.stdout.trim())?.[1];
  if (result.code !== 0 || !version)
    return {
      failure: `\`${path} version\` failed (${result.code}): ${result.stderr.trim().slice(0, 200) || "no version printed"}`,
    };
  return { path, version, source };
}
