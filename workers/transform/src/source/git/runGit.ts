import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { RefusedError } from "@sallyport/transform-rules";
import { GitFailure } from "./GitFailure.js";

export interface RunGitOptions {
  readonly words: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Answer to a credential helper, given through file descriptor 3 and nowhere else. */
  readonly credential?: string | undefined;
}

/** Bytes of standard output that are kept. */
const MOST_OUTPUT = 64 * 1024 * 1024;
const MOST_ERRORS = 4_096;

/**
 * Runs git, whose output is returned.
 * @throws GitFailure with what git said; RefusedError `source-too-large` where it says more than fits
 */
export async function runGit(options: RunGitOptions, signal: AbortSignal): Promise<Buffer> {
  const { words, folder, environment, credential } = options;
  const child = spawn("git", words, {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "pipe", "pipe", credential === undefined ? "ignore" : "pipe"],
    signal,
    killSignal: "SIGKILL",
  });
  const [, stdout, stderr, pipe] = child.stdio;
  if (!stdout || !stderr) throw new Error("git was started without its streams");
  if (pipe && credential !== undefined && isWritable(pipe)) {
    // A git that fails early, or needs no token, has closed its end.
    pipe.on("error", () => undefined);
    pipe.end(credential);
  }
  const chunks: Buffer[] = [];
  let kept = 0;
  stdout.on("data", (chunk: Buffer) => {
    kept += chunk.length;
    if (kept <= MOST_OUTPUT) chunks.push(chunk);
  });
  let said = "";
  stderr.on("data", (chunk: Buffer) => {
    if (said.length < MOST_ERRORS) said += chunk.toString("utf8");
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new GitFailure(said.slice(0, MOST_ERRORS));
  if (kept > MOST_OUTPUT)
    throw new RefusedError("source-too-large", "The repository has more files than can be listed.");
  return Buffer.concat(chunks);
}

function isWritable(stream: NonNullable<unknown>): stream is Writable {
  return "end" in stream;
}
