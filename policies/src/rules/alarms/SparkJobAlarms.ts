import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { sparkType } from "../analytics/sparkType.js";
import { type EventPattern, eventRuleType, eventTargetType, patternOf, rulesAbout } from "./rulesAbout.js";

const application = { type: sparkType, name: "kpi", parent: "spark" };
const component = { type: "acme:index:Spark", name: "spark" };
const failed = (state = "FAILED") => [
  {
    type: eventRuleType,
    name: "failed",
    parent: "spark",
    props: { eventPattern: JSON.stringify({ source: ["aws.emr-serverless"], detail: { state: [state] } }) },
  },
  { type: eventTargetType, name: "told", refersTo: { rule: "failed" } },
];

/** Of every Spark application it is told when a job fails. */
export const SparkJobAlarms: RelationRule = {
  id: "alarm-required-spark-jobs",
  title: "Of Spark applications it is told when a job fails",
  severity: "medium",
  why: "A job that failed leaves yesterday's results where they are, and nobody sees from these that they are old",
  fix: 'add an EventRule on source "aws.emr-serverless" with detail.state "FAILED" and a target, or give SparkApplication its alarmTopicArn',
  url: "https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/using-eventbridge.html",
  controls: ["MON-01"],
  scope: "stack",
  types: [sparkType],
  evaluate: (judged, graph) =>
    rulesAbout(judged, graph).map(patternOf).some(tellsOfFailures)
      ? compliant
      : violation("Failed", `nobody is told when a job of ${judged.name} fails`),
  examples: {
    good: [application, component, ...failed()],
    bad: [application, component],
    others: {
      "a rule that tells nobody": [application, component, ...failed().slice(0, 1)],
      "a rule for other events": [application, component, ...failed("SUCCESS")],
    },
  },
};

function tellsOfFailures({ source = [], detail = {} }: EventPattern): boolean {
  return source.includes("aws.emr-serverless") && (detail.state ?? ["FAILED"]).includes("FAILED");
}
