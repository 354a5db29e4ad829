import type { JobRecord } from "../jobs/JobRecord.js";
import type { BatchSubmission } from "../ports.js";
import { ownTag } from "./ownTag.js";

/** Seconds that the container keeps for storing results when its program runs out of time; less where the job is short. */
const RESERVE = 300;

/**
 * What Batch is given for a job: the command override that the worker reads, and nothing to substitute. Batch replaces words `Ref::name`
 * by parameters of that name, so that none are ever given.
 */
export function submissionFor({ jobId, submission, spec }: JobRecord): BatchSubmission {
  const { source, output, environment, command, timeoutSeconds } = spec;
  return {
    name: submissionName({ jobId, submission, spec }),
    command: [
      ...(source === undefined ? [] : ["--source", source]),
      ...["--output", output],
      ...Object.entries(environment).flatMap(([name, value]) => ["--environment", `${name}=${value}`]),
      "--",
      ...command,
    ],
    environment: {
      TRANSFORM_OUTPUT: output,
      ...(timeoutSeconds !== undefined && {
        TRANSFORM_TIMEOUT_SECONDS: String(timeoutSeconds - Math.min(RESERVE, Math.floor(timeoutSeconds / 4))),
      }),
    },
    vcpu: spec.vcpu,
    memoryMib: spec.memoryMib,
    timeoutSeconds,
    tags: {
      ...spec.tags,
      "sallyport:platform": "transform",
      // By this one intents say whose jobs a role may end.
      "sallyport:jobs": "transform",
      [ownTag.name]: ownTag.format({ jobId, submission }),
    },
  };
}

/** A name that no other submission has, of at most Batch's 128 characters. */
function submissionName({ jobId, submission, spec }: Pick<JobRecord, "jobId" | "submission" | "spec">): string {
  return `${spec.jobName}-${jobId}-${submission}`;
}
