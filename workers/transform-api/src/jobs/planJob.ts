import { checkCommand, checkEnvironment, checkNames, parseSource, RefusedError } from "@sallyport/transform-rules";
import { parseCommand } from "../command/parseCommand.js";
import { faultsOf } from "../http/faultsOf.js";
import type { Fault } from "../http/ProblemError.js";
import { type JobRequest, jobRequest } from "../schema/jobRequest.js";
import type { JobSpec } from "./JobSpec.js";
import type { JobRules } from "./jobRulesOf.js";
import { planResources } from "./planResources.js";

export interface PlanOptions {
  readonly rules: JobRules;
  /** Of a job without a name. */
  readonly defaultName: string;
  /** JSON pointer of the job in its body. */
  readonly pointer?: string;
}

type Planned = { readonly spec: JobSpec } | { readonly faults: readonly Fault[] };

/** UTF-8 bytes of a job as JSON: with what is added it stays below the 30 KiB that Batch takes. */
const MOST_BYTES = 20_000;
const MOST_TAGS = 20;

/** The one check of a job, whether it came alone or in a batch. Never throws, whatever `raw` is; all that is wrong is told at once. */
export function planJob(raw: unknown, { rules, defaultName, pointer = "" }: PlanOptions): Planned {
  const parsed = jobRequest.safeParse(raw);
  if (!parsed.success) return { faults: faultsOf(parsed.error, pointer) };
  const request = parsed.data;
  const faults: Fault[] = [];
  const check = <T>(field: keyof JobRequest, run: () => T): T | undefined => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      faults.push({ pointer: `${pointer}/${field}`, code: error.code, detail: error.message });
      return undefined;
    }
  };
  const jobName = request.jobName ?? defaultName;
  const { source, environment = {}, tags = {}, timeout } = request;
  check("source", () => parseSource(source, rules.policy));
  const command = check("command", () => commandOf(request.command, rules));
  check("environment", () => checkEnvironment(environment, rules.policy));
  check("tags", () => checkTags(tags));
  const output = check("output", () => outputOf(request.output, jobName, rules));
  const resources = check("memory", () => planResources(request.vcpu, request.memory, rules.maxVcpu));
  check("timeout", () => checkTimeout(timeout, rules));
  if (faults.length > 0 || command === undefined || output === undefined) return { faults };
  const spec: JobSpec = {
    ...{ jobName, output, command, environment, tags, ...resources },
    ...(source !== undefined && { source }),
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
  };
  if (Buffer.byteLength(JSON.stringify(spec)) <= MOST_BYTES) return { spec };
  const detail = `Command, environment and tags are over ${MOST_BYTES} bytes together, more than Batch takes.`;
  return { faults: [{ pointer, code: "job-too-large", detail }] };
}

function commandOf(command: JobRequest["command"], { policy }: JobRules): readonly string[] {
  const words = typeof command === "string" ? parseCommand(command) : command;
  checkCommand(words, policy);
  return words;
}

function outputOf(output: string | undefined, jobName: string, { bucket }: JobRules): string {
  if (output === undefined) return `s3://${bucket}/transformations/${jobName}/`;
  const name = /^s3:\/\/([^/]+)\/transformations\/([^/]+)\/?$/.exec(output);
  if (name?.[1] !== bucket)
    throw new RefusedError("output", `The output has to be s3://${bucket}/transformations/NAME/.`);
  checkNames({ jobName: name[2] ?? "", attemptId: "x" });
  return `s3://${bucket}/transformations/${name[2]}/`;
}

function checkTags(tags: Readonly<Record<string, string>>): void {
  const names = Object.keys(tags);
  if (names.length > MOST_TAGS) throw new RefusedError("tags", `There may be ${MOST_TAGS} tags.`);
  // The platform's own tags decide who may end a job.
  if (names.some((name) => /^(aws|sallyport):/i.test(name)))
    throw new RefusedError("tags", "Tags that begin with aws: or sallyport: are not for callers.");
  if (Object.values(tags).some((value) => !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(value)))
    throw new RefusedError("tags", "A tag's value may have letters, digits, blanks and _ . : / = + - @.");
}

function checkTimeout(timeout: number | undefined, { maxTimeoutSeconds }: JobRules): void {
  if (timeout !== undefined && timeout > maxTimeoutSeconds)
    throw new RefusedError("timeout", `A job may take ${maxTimeoutSeconds} seconds.`);
}
