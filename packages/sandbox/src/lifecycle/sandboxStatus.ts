import { sandboxRegions } from "../emulator/emulatorEnvironment.js";
import { readState } from "../supervisor/SandboxState.js";
import { chooseProvider } from "../toolchain/chooseProvider.js";
import type { ProviderChoice } from "../toolchain/ProviderChoice.js";
import { sandboxHomePaths } from "./SandboxHome.js";

/** What is known about a sandbox. */
export interface SandboxStatus {
  readonly running: boolean;
  /** Process id of the supervisor; undefined when the sandbox is not running. */
  readonly pid: number | undefined;
  /** `https://127.0.0.1:<port>`; undefined when the sandbox is not running. */
  readonly endpoint: string | undefined;
  /** The regions that stacks in the sandbox use by default; the emulator accepts any region. */
  readonly regions: readonly string[];
  /** Which plugin serves Pulumi's `aws` package. */
  readonly provider: ProviderChoice;
  /** Path of the Pulumi CLI; undefined when the sandbox was started without one. */
  readonly cli: string | undefined;
}

/** What is known about the sandbox in a folder. A state that is stale or unreadable counts as not running. */
export async function sandboxStatus(home: string): Promise<SandboxStatus> {
  const reading = await readState(sandboxHomePaths(home));
  if (reading.kind !== "running")
    return {
      running: false,
      pid: undefined,
      endpoint: undefined,
      regions: sandboxRegions,
      provider: chooseProvider(process.env),
      cli: undefined,
    };
  const { supervisor, endpoint, provider, cli } = reading.state;
  return { running: true, pid: supervisor.pid, endpoint, regions: sandboxRegions, provider, cli };
}
