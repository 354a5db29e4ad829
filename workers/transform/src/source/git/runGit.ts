import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { RetryableError } from "@sallyport/worker-kit";

export interface RunGitOptions {
  readonly words: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Answer to a credential helper, given through file descriptor 3 and nowhere else. */
  readonly credential?: string | undefined;
  readonly input?: string | undefined;
}

/** Bytes of standard output that are kept. */
const MOST_OUTPUT = 64 * 1024 * 1024;
const MOST_ERRORS = 4_096;

/**
 * Runs git, whose output is returned.
 * @throws GitFailure with what git said; RetryableError `git-output` where it says more than fits
 */
export async function runGit(options: RunGitOptions, signal: AbortSignal): Promise<Buffer> {
  const { words, folder, environment, credential, input } = options;
  const child = spawn("git", words, {
    cwd: folder,
    env: environment,
    stdio: ["pipe", "pipe", "pipe", credential === undefined ? "ignore" : "pipe"],
    signal,
    killSignal: "SIGKILL",
  });
  const [stdin, stdout, stderr, pipe] = child.stdio;
  if (!stdin || !stdout || !stderr) throw new Error("git was started without its streams");
  for (const [stream, text] of [
    [stdin, input ?? ""],
    [pipe, credential],
  ] as const) {
    if (!stream || text === undefined || !isWritable(stream)) continue;
    // A git that fails early, or needs no token, has closed its end.
    stream.on("error", () => undefined);
    stream.end(text);
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
    throw new RetryableError({ reason: "git-output", what: "git says too much", fix: "Use a smaller repository" });
  return Buffer.concat(chunks);
}

function isWritable(stream: NonNullable<unknown>): stream is Writable {
  return "end" in stream;
}

/** git ended with a failure. What it said is kept apart from the message: it holds text of the server. */
export class GitFailure extends Error {
  override readonly name = "GitFailure";

  constructor(readonly said: string) {
    super("git failed");
  }
}
