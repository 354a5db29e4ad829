import { spawn } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { ensurePythonPackages } from "@sallyport/sandbox";
import { findRepositoryRoot } from "../../../../workspace/findRepositoryRoot.js";
import type { ApiPlace } from "../ApiPlace.js";
import { fuzzFolder } from "./fuzzFolder.js";

export interface FuzzPlan {
  /** Generated calls of each operation, besides those of its boundaries. */
  readonly examples: number;
  readonly seed: number;
}

export interface FuzzResult {
  /** 0: nothing was found that is not a reviewed exception. */
  readonly code: number | null;
  /** What Schemathesis said, with how to repeat each finding. */
  readonly output: string;
  /** Calls that were generated and made. */
  readonly calls: number;
  /** How often each reviewed exception of `fuzz/hooks.py` was met. */
  readonly exceptions: Readonly<Record<string, number>>;
}

/**
 * Calls the deployed API as its document says, and as it says not to, by Schemathesis.
 *
 * @throws SandboxError where it cannot be installed
 */
export async function runSchemathesis(place: ApiPlace, { examples, seed }: FuzzPlan): Promise<FuzzResult> {
  const python = await ensurePythonPackages(
    {
      tool: "schemathesis",
      title: "Schemathesis",
      requirements: join(fuzzFolder, "requirements.txt"),
      modules: ["schemathesis", "botocore.auth"],
    },
    { onProgress: (line) => process.stderr.write(`${line}\n`) },
  );
  // It keeps what it found in the folder it runs in: one run must not depend on another.
  const folder = await mkdtemp(join(tmpdir(), "sallyport-fuzz-"));
  try {
    for (const file of ["hooks.py", "schemathesis.toml"]) await copyFile(join(fuzzFolder, file), join(folder, file));
    const document = join(findRepositoryRoot(fuzzFolder), "docs", "reference", "transform-api.yaml");
    const calls = ["--url", place.url, "--tls-verify", place.caFile, "-n", String(examples), "--seed", String(seed)];
    const args = ["-m", "schemathesis.cli", "--config-file", "schemathesis.toml", "run", document, ...calls];
    const exceptions = join(folder, "exceptions");
    const child = spawn(python, args, {
      cwd: folder,
      env: { ...process.env, ...variablesOf(place), FUZZ_EXCEPTIONS: exceptions, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
    const [said, wrong, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    const met = await readFile(exceptions, "utf8").catch(() => "");
    return { code, output: `${said}${wrong}`, calls: callsOf(said), exceptions: countOf(met) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function variablesOf({ region, credentials }: ApiPlace): Readonly<Record<string, string>> {
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken !== undefined && { AWS_SESSION_TOKEN: credentials.sessionToken }),
  };
}

function callsOf(output: string): number {
  const [, calls = "0"] = /Test cases:\s+(\d+) generated/.exec(output) ?? [];
  return Number(calls);
}

function countOf(lines: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of lines.split("\n").filter(Boolean)) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
