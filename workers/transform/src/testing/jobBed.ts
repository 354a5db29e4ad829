import { dirname } from "node:path";
import type { JobRequest } from "../JobRequest.js";
import type { JobResult } from "../JobResult.js";
import type { ChildSession, JobPorts } from "../ports.js";
import type { Manifest } from "../results/Manifest.js";
import { resultLimits } from "../results/ResultLimits.js";
import { runJob } from "../runJob.js";
import { sourceLimits } from "../source/SourceLimits.js";
import { MemoryObjects } from "./MemoryObjects.js";

export interface BedOptions extends Partial<Omit<JobRequest, "policy">> {
  readonly objects?: MemoryObjects;
  readonly session?: ChildSession;
  readonly signal?: AbortSignal;
  readonly onOutput?: (line: string) => void;
}

export interface BedResult {
  readonly result: JobResult;
  readonly objects: MemoryObjects;
  readonly manifest: Manifest;
  /** Everything that was told while the job ran. */
  readonly told: string;
}

/** Runs a job whose program is this Node (`node`), with objects in memory. */
export async function runInBed(scratch: string, options: BedOptions): Promise<BedResult> {
  const {
    objects = new MemoryObjects(),
    session,
    signal = new AbortController().signal,
    onOutput,
    ...request
  } = options;
  const told: unknown[] = [];
  const ports: JobPorts = {
    objects,
    hosts: { addresses: async () => [] },
    tokens: { token: async () => undefined },
    session,
    clock: { now: () => new Date() },
    observer: {
      event: (name, fields) => void told.push({ name, fields }),
      output: (line) => {
        told.push(line);
        onOutput?.(line.line);
      },
    },
  };
  const complete: JobRequest = {
    jobName: "job",
    attemptId: "attempt-1",
    command: ["node", "--version"],
    environment: {},
    timeoutSeconds: 20,
    killSeconds: 1,
    graceSeconds: 10,
    path: [dirname(process.execPath), "/usr/bin", "/bin"],
    limits: { source: sourceLimits, results: resultLimits },
    output: "s3://bucket/transformations/job/attempt-1/",
    policy: {
      programs: ["node", "missing-program"],
      environmentNames: ["*"],
      gitHosts: ["github.com"],
      sourceBuckets: ["sources"],
    },
    scratch,
    ...request,
  };
  const result = await runJob(ports, complete, signal);
  return {
    result,
    objects,
    manifest: JSON.parse(objects.text("manifest.json")) as Manifest,
    told: JSON.stringify(told),
  };
}
