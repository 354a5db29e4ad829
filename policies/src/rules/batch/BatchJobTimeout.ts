import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { jobType } from "../ecs/containersOf.js";

interface Settings {
  readonly maximumSeconds: number;
}

/** Every attempt of a job ends at some time. */
export const BatchJobTimeout: ResourceRule<Settings> = {
  id: "batch-job-timeout",
  title: "Attempts of jobs end after a time limit",
  severity: "medium",
  why: "A job that hangs, or that an intruder uses for himself, runs for two weeks on Fargate and for ever on hosts",
  fix: "set timeout.attemptDurationSeconds to what the work needs, within the pack's limit (43200 by default)",
  url: "https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html",
  controls: ["CNT-09"],
  scope: "resource",
  types: [jobType],
  settings: {
    maximumSeconds: {
      description: "Longest timeout of an attempt, in seconds",
      default: 43_200,
      schema: { type: "integer", minimum: 60 },
    },
  },
  evaluate: ({ name, props }, { maximumSeconds }) => {
    const { attemptDurationSeconds: seconds } = (props.timeout ?? {}) as { readonly attemptDurationSeconds?: number };
    if (!seconds) return violation("Missing", `job ${name} has no timeout`);
    if (seconds <= maximumSeconds) return compliant;
    return violation("TooLong", `job ${name} times out after ${seconds} s, later than ${maximumSeconds} s`);
  },
  examples: {
    good: [{ type: jobType, name: "transform", props: { timeout: { attemptDurationSeconds: 43_200 } } }],
    bad: [{ type: jobType, name: "transform" }],
    others: {
      "two days": [{ type: jobType, name: "transform", props: { timeout: { attemptDurationSeconds: 172_800 } } }],
    },
  },
};
