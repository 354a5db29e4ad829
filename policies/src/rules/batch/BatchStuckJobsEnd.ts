import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

const queueType = "aws:batch/jobQueue:JobQueue";

interface Settings {
  readonly reasons: readonly string[];
}

interface Action {
  readonly action?: string;
  readonly reason?: string;
  readonly state?: string;
}

const reasons = ["MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE", "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT"];
const cancelled = (reason: string) => ({ state: "RUNNABLE", action: "CANCEL", maxTimeSeconds: 600, reason });

/** A queue cancels jobs that can never start. */
export const BatchStuckJobsEnd: ResourceRule<Settings> = {
  id: "batch-stuck-jobs-end",
  title: "Jobs that can never start are cancelled",
  severity: "low",
  why: "A job that asks for more than there is waits for ever at the head of its queue: it never fails, so no alarm on failures tells of it",
  fix: 'set jobStateTimeLimitActions with state "RUNNABLE" and action "CANCEL" for each of the reasons',
  url: "https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable.html",
  controls: ["MON-01"],
  scope: "resource",
  types: [queueType],
  settings: {
    reasons: {
      description: "Reasons for which a waiting job is to be cancelled",
      default: reasons,
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: ({ name, props }, settings) => {
    const actions = (props.jobStateTimeLimitActions as readonly Action[] | undefined) ?? [];
    const ended = new Set(
      actions
        .filter(({ action, state }) => state === "RUNNABLE" && (action === "CANCEL" || action === "TERMINATE"))
        .map(({ reason }) => reason),
    );
    return verdictOf(
      settings.reasons
        .filter((reason) => !ended.has(reason))
        .map((reason) => ({ id: `Reason::${reason}`, message: `queue ${name} lets jobs wait for ever: ${reason}` })),
    );
  },
  examples: {
    good: [{ type: queueType, name: "jobs", props: { jobStateTimeLimitActions: reasons.map(cancelled) } }],
    bad: [{ type: queueType, name: "jobs" }],
    others: {
      "one of the reasons": [
        { type: queueType, name: "jobs", props: { jobStateTimeLimitActions: reasons.slice(1).map(cancelled) } },
      ],
    },
  },
};
