import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { rotationType } from "../secrets/secretTypes.js";
import { alarmType } from "./alarmTypes.js";
import { isWatched } from "./isWatched.js";
import { type EventPattern, eventRuleType, eventTargetType, patternOf, rulesAbout } from "./rulesAbout.js";

const rotation = { type: rotationType, name: "rotation", parent: "login" };
const component = { type: "acme:index:Login", name: "login" };
const errors = (dimensions: object = { FunctionName: "rotate" }) => ({
  type: alarmType,
  name: "errors",
  parent: "login",
  props: { namespace: "AWS/Lambda", metricName: "Errors", dimensions },
});
const failed = [
  {
    type: eventRuleType,
    name: "failed",
    parent: "login",
    props: {
      eventPattern: JSON.stringify({ source: ["aws.secretsmanager"], detail: { eventName: ["RotationFailed"] } }),
    },
  },
  { type: eventTargetType, name: "told", refersTo: { rule: "failed" } },
];

/** It is told when a secret cannot be rotated, whether its rotator failed or was never called. */
export const RotationAlarms: RelationRule = {
  id: "alarm-required-rotation",
  title: "It is told when a secret cannot be rotated",
  severity: "medium",
  why: "A rotation that fails leaves the old value in use: the secret looks rotated, and a stolen copy works on",
  fix: "add an alarm on the rotator's Errors, and an EventRule on RotationFailed of aws.secretsmanager with a target, as RotatedSecret does",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/monitoring-eventbridge.html",
  controls: ["MON-09"],
  scope: "stack",
  types: [rotationType],
  evaluate: (resource, graph) => {
    const watched = [resource, ...graph.referenced(resource, "rotationLambdaArn")].some((about) =>
      isWatched("Errors", about, graph),
    );
    const told = rulesAbout(resource, graph).map(patternOf).some(tellsOfFailures);
    return verdictOf([
      ...(watched ? [] : [{ id: "Errors", message: `nobody is told when the rotator of ${resource.name} fails` }]),
      ...(told ? [] : [{ id: "Failed", message: `nobody is told when ${resource.name} is given up` }]),
    ]);
  },
  examples: {
    good: [rotation, component, errors(), ...failed],
    bad: [rotation, component],
    others: {
      "errors of the rotator only": [rotation, component, errors()],
      "errors of all functions": [rotation, component, errors({}), ...failed],
      "a rule that tells nobody": [rotation, component, errors(), ...failed.slice(0, 1)],
    },
  },
};

function tellsOfFailures({ source = [], detail = {} }: EventPattern): boolean {
  return source.includes("aws.secretsmanager") && (detail.eventName ?? ["RotationFailed"]).includes("RotationFailed");
}
