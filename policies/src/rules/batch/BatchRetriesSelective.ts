import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { jobType } from "../ecs/containersOf.js";

interface Settings {
  readonly maximumAttempts: number;
}

interface Exit {
  readonly action?: string;
  readonly onExitCode?: string;
  readonly onReason?: string;
  readonly onStatusReason?: string;
}

const interrupted = { action: "retry", onStatusReason: "Your Spot Task was interrupted*" };
const end = { action: "exit", onReason: "*" };
const job = (attempts: number | undefined, ...evaluateOnExits: readonly Exit[]) => [
  { type: jobType, name: "transform", props: { retryStrategy: { attempts, evaluateOnExits } } },
];

/** A job is tried a few times, and again only for causes that are not its own. */
export const BatchRetriesSelective: ResourceRule<Settings> = {
  id: "batch-retries-selective",
  title: "Jobs are tried again for named causes only",
  severity: "low",
  why: "A job that fails on its input fails again: each attempt costs as much, and hides the failure as long; one that is not tried at all is lost with its host",
  fix: 'set retryStrategy.attempts (3 by default) and evaluateOnExits: retry for the causes that pass, and last { action: "exit", onReason: "*" }',
  url: "https://docs.aws.amazon.com/batch/latest/userguide/job_retries.html",
  controls: ["CNT-10"],
  scope: "resource",
  types: [jobType],
  settings: {
    maximumAttempts: {
      description: "Most attempts of a job, 1–10",
      default: 3,
      schema: { type: "integer", minimum: 1, maximum: 10 },
    },
  },
  evaluate: ({ name, props }, { maximumAttempts }) => {
    const { attempts, evaluateOnExits } = (props.retryStrategy ?? {}) as {
      readonly attempts?: number;
      readonly evaluateOnExits?: readonly Exit[];
    };
    if (!attempts) return verdictOf([{ id: "Missing", message: `job ${name} does not say how often it is tried` }]);
    return verdictOf([
      ...(attempts > maximumAttempts
        ? [{ id: "TooMany", message: `job ${name} is tried ${attempts} times, more than ${maximumAttempts}` }]
        : []),
      ...(attempts > 1 ? causesOf(name, evaluateOnExits ?? []) : []),
    ]);
  },
  examples: {
    good: job(3, interrupted, end),
    bad: job(10),
    others: {
      "no attempts": job(undefined),
      "any cause": job(3),
      "any cause, in words": job(3, { action: "retry", onReason: "*" }, end),
      "no end to what is not named": job(3, interrupted),
    },
  },
};

/** Batch tries again where no condition matches: the last one has to end the job whatever it was. */
function causesOf(job: string, exits: readonly Exit[]): readonly Finding[] {
  const any = exits.findIndex(isForAnyCause);
  if (exits[any]?.action?.toLowerCase() === "exit") return [];
  return [{ id: "AnyCause", message: `job ${job} is tried again for any cause, its own failures among them` }];
}

function isForAnyCause({ onExitCode = "*", onReason = "*", onStatusReason = "*" }: Exit): boolean {
  return [onExitCode, onReason, onStatusReason].every((pattern) => pattern === "*" || pattern === "");
}
