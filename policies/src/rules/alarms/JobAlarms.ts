import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { alarmType } from "./alarmTypes.js";
import { isWatched } from "./isWatched.js";
import { type EventPattern, eventRuleType, eventTargetType, patternOf, rulesAbout } from "./rulesAbout.js";

interface Settings {
  readonly runningTime: readonly string[];
}

const queueType = "aws:batch/jobQueue:JobQueue";
const queue = { type: queueType, name: "jobs", parent: "transform" };
const component = { type: "acme:index:Transform", name: "transform" };
const failed = (status = "FAILED") => [
  {
    type: eventRuleType,
    name: "failed",
    parent: "transform",
    props: { eventPattern: JSON.stringify({ source: ["aws.batch"], detail: { status: [status] } }) },
  },
  { type: eventTargetType, name: "told", refersTo: { rule: "failed" } },
];
const long = {
  type: alarmType,
  name: "long",
  parent: "transform",
  props: { namespace: "Orders", metricName: "JobSeconds" },
};

/** Of every job queue it is told when a job fails and when one runs long. Batch has metrics for neither. */
export const JobAlarms: RelationRule<Settings> = {
  id: "alarm-required-jobs",
  title: "Of job queues it is told when a job fails and when one runs long",
  severity: "medium",
  why: "A job that failed looks like one that is done to whoever only sees the queue, and one that hangs costs until its timeout",
  fix: 'add an EventRule on source "aws.batch" with detail.status "FAILED" and a target, and an alarm on the time that a job has run',
  url: "https://docs.aws.amazon.com/batch/latest/userguide/batch_sns_tutorial.html",
  controls: ["MON-01", "MON-02"],
  scope: "stack",
  types: [queueType],
  settings: {
    runningTime: {
      description: "Names of the metrics by which jobs tell how long they have run",
      default: ["JobSeconds"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (jobs, graph, { runningTime }) => {
    const told = rulesAbout(jobs, graph).map(patternOf).some(tellsOfFailures);
    const timed = runningTime.some((metricName) => isWatched(metricName, jobs, graph));
    return verdictOf([
      ...(told ? [] : [{ id: "Failed", message: `nobody is told when a job of ${jobs.name} fails` }]),
      ...(timed ? [] : [{ id: "Long", message: `nobody is told when a job of ${jobs.name} runs long` }]),
    ]);
  },
  examples: {
    good: [queue, component, ...failed(), long],
    bad: [queue, component, long],
    others: {
      "a rule that tells nobody": [queue, component, ...failed().slice(0, 1), long],
      "a rule for other events": [queue, component, ...failed("SUCCEEDED"), long],
      "nothing of long jobs": [queue, component, ...failed()],
    },
  },
};

function tellsOfFailures({ source = [], detail = {} }: EventPattern): boolean {
  return source.includes("aws.batch") && (detail.status ?? ["FAILED"]).includes("FAILED");
}
