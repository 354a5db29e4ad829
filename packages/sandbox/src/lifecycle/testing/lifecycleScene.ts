import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { isAlive, type ProcessIdentity } from "../../supervisor/ProcessIdentity.js";
import { readState } from "../../supervisor/SandboxState.js";
import { type SandboxHome, sandboxHomePaths } from "../SandboxHome.js";
import { sandboxEnvironment } from "../sandboxEnvironment.js";
import type { SandboxStatus } from "../sandboxStatus.js";
import { type StartSandboxOptions, startSandbox } from "../startSandbox.js";
import { stopSandbox } from "../stopSandbox.js";

/** A sandbox folder of a test's own, in which nothing runs yet. */
export interface LifecycleScene {
  readonly home: string;
  readonly paths: SandboxHome;
  /** What the start command has said. */
  readonly lines: string[];
  up(options?: Partial<StartSandboxOptions>): Promise<SandboxStatus>;
  /** The two processes of the running sandbox. */
  processes(): Promise<{ readonly supervisor: ProcessIdentity; readonly emulator: ProcessIdentity }>;
  /** An S3 client with what `sandboxEnvironment` says. */
  s3(): Promise<S3Client>;
  buckets(): Promise<unknown[]>;
  remove(): Promise<void>;
}

export async function lifecycleScene(): Promise<LifecycleScene> {
  const home = await mkdtemp(join(tmpdir(), "sallyport-lifecycle-"));
  const paths = sandboxHomePaths(home);
  const lines: string[] = [];
  const s3 = async (): Promise<S3Client> => {
    const { AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, NODE_EXTRA_CA_CERTS } =
      await sandboxEnvironment(home);
    return new S3Client({
      ...{ endpoint: AWS_ENDPOINT_URL ?? "", region: AWS_REGION ?? "", forcePathStyle: true },
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID ?? "", secretAccessKey: AWS_SECRET_ACCESS_KEY ?? "" },
      requestHandler: { httpsAgent: { ca: await readFile(NODE_EXTRA_CA_CERTS ?? "", "utf8") } },
    });
  };
  return {
    ...{ home, paths, lines, s3 },
    up: (options = {}) =>
      startSandbox({ home, images: {}, pulumi: false, onProgress: (line) => void lines.push(line), ...options }),
    processes: async () => {
      const reading = await readState(paths);
      if (reading.kind !== "running") throw new Error(`the sandbox is ${reading.kind}`);
      return reading.state;
    },
    buckets: async () => (await (await s3()).send(new ListBucketsCommand({}))).Buckets ?? [],
    remove: async () => {
      await stopSandbox(home);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Polls until a process has ended; rejects after 30 s. */
export async function untilGone(identity: ProcessIdentity): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (isAlive(identity)) {
    if (Date.now() > deadline) throw new Error(`process ${identity.pid} still runs`);
    await delay(20);
  }
}
