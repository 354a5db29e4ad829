import { mkdtemp, realpath, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FolderObjectStore, type JobResult, PublicHosts, runJob } from "@sallyport/worker-transform";
import { printable } from "../../output/printable.js";
import { type LocalJob, localRequest } from "./localRequest.js";

/**
 * One job on this machine: the container's own code, with folders in place of S3, no credentials for the program and no token for git. What the
 * program prints goes to standard error, redacted. Ctrl-C ends the program and keeps its results.
 *
 * @throws RefusedError where the request has no place for results
 */
export async function runLocally(job: LocalJob): Promise<JobResult> {
  const ending = new AbortController();
  const stop = (): void => ending.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  const scratch = await realpath(await mkdtemp(join(tmpdir(), "sallyport-transform-")));
  try {
    const request = await localRequest(job, scratch, process.env.PATH ?? "");
    const ports = {
      objects: new FolderObjectStore(request.output),
      hosts: new PublicHosts(),
      tokens: { token: async () => undefined },
      clock: { now: () => new Date() },
      observer: {
        event: () => undefined,
        output: ({ line }: { readonly line: string }) =>
          void process.stderr.write(`${printable(line.replaceAll("\t", "    "))}\n`),
      },
    };
    const result = await runJob(ports, request, ending.signal);
    if (result.status === "refused") await removeRefusal(request.output);
    return result;
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A manifest of nothing would be in the way of the next try. */
async function removeRefusal(output: string): Promise<void> {
  await rm(join(output, "manifest.json"), { force: true });
  await rmdir(output).catch(() => undefined);
}
