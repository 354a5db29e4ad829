import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImageTable } from "../lifecycle/ImageTable.js";
import { resetSandbox } from "../lifecycle/resetSandbox.js";
import { sandboxEnvironment } from "../lifecycle/sandboxEnvironment.js";
import { startSandbox } from "../lifecycle/startSandbox.js";
import { stopSandbox } from "../lifecycle/stopSandbox.js";

/** A sandbox of a test's own. */
export interface TestSandbox {
  readonly home: string;
  readonly endpoint: string;
  /** PEM text of its authority, for clients made in the test's process. */
  readonly caFile: string;
  /** What `sandboxEnvironment` gives, for processes that the test starts. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends the emulator cleanly and starts it at the same endpoint, with the account as it was. Only with `keepState`. */
  restart(): Promise<void>;
  /** Empties its account; see `resetSandbox`. */
  reset(): Promise<void>;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

/** What the sandbox of a test needs; neither images nor Pulumi by default. */
export interface TestSandboxOptions {
  readonly images?: ImageTable;
  readonly pulumi?: boolean;
  /** With Pulumi: also what programs in Python need. */
  readonly python?: boolean;
  /** The account outlives a restart. */
  readonly keepState?: boolean;
}

/** Starts a sandbox in a temporary folder, for suites that share one between tests (`beforeAll` and `afterAll`). */
export async function startTestSandbox(options: TestSandboxOptions = {}): Promise<TestSandbox> {
  const home = await mkdtemp(join(tmpdir(), "sallyport-sandbox-"));
  const stop = async (): Promise<void> => {
    await stopSandbox(home);
    await rm(home, { recursive: true, force: true });
  };
  try {
    const { images = {}, pulumi = false, keepState = false } = options;
    await startSandbox({ home, images, pulumi, keepState });
    const environment = await sandboxEnvironment(home, { python: options.python ?? false });
    const { AWS_ENDPOINT_URL: endpoint = "", NODE_EXTRA_CA_CERTS: caFile = "" } = environment;
    const restart = async (): Promise<void> => {
      if (!keepState) throw new Error("A sandbox that keeps no state would come back empty: start it with keepState.");
      await stopSandbox(home);
      await startSandbox({ home, images, pulumi, keepState, port: Number(new URL(endpoint).port) });
    };
    const reset = async (): Promise<void> => await resetSandbox(home);
    return { home, endpoint, caFile, environment, restart, reset, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs a test against a sandbox of its own and takes it away afterwards, whatever happens. */
export async function withSandbox<Result>(
  test: (sandbox: TestSandbox) => Promise<Result>,
  options: TestSandboxOptions = {},
): Promise<Result> {
  const sandbox = await startTestSandbox(options);
  try {
    return await test(sandbox);
  } finally {
    await sandbox.stop();
  }
}
