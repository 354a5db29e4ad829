import { SandboxError } from "../lifecycle/SandboxError.js";
import { cliFromDownload } from "./cliFromDownload.js";
import { cliFromGoModules } from "./cliFromGoModules.js";
import { cliFromPath } from "./cliFromPath.js";
import { cliFromPulumiVersions } from "./cliFromPulumiVersions.js";
import { cliFromSallyportCache } from "./cliFromSallyportCache.js";
import { type CliAttempt, type CliSearch, type PulumiCli, pulumiVersion } from "./PulumiCli.js";

/** Options of `resolvePulumiCli`; the process' own environment and silence by default. */
export interface ResolvePulumiCliOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly onProgress?: (line: string) => void;
}

interface Way {
  readonly name: string;
  readonly attempt: (search: CliSearch) => Promise<CliAttempt>;
}

const ways: readonly Way[] = [
  { name: "PATH", attempt: cliFromPath },
  { name: "Pulumi's version cache", attempt: cliFromPulumiVersions },
  { name: "Sallyport's cache", attempt: cliFromSallyportCache },
  { name: "official download", attempt: cliFromDownload },
  { name: "build from Go modules", attempt: cliFromGoModules },
];

/**
 * Finds or makes a Pulumi CLI that can load Node policy packs, trying each way in order.
 *
 * @throws SandboxError that lists what was tried and how to install the CLI by hand
 */
export async function resolvePulumiCli(options: ResolvePulumiCliOptions = {}): Promise<PulumiCli> {
  const search = { environment: options.environment ?? process.env, onProgress: options.onProgress ?? (() => {}) };
  const failures: string[] = [];
  for (const way of ways) {
    const attempt = await way.attempt(search);
    if ("path" in attempt) {
      search.onProgress(`using Pulumi ${attempt.version} from ${attempt.source}: ${attempt.path}`);
      return attempt;
    }
    failures.push(`  - ${way.name}: ${attempt.failure}`);
  }
  throw new SandboxError(
    `no Pulumi CLI could be obtained. Tried:\n${failures.join("\n")}\n`,
    `install Pulumi ${pulumiVersion} by hand (https://www.pulumi.com/docs/iac/download-install/) and put it on PATH, or install Go 1.25`,
  );
}
