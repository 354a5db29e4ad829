import { isSet } from "../../documents/isSet.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf, violation } from "../../engine/Verdict.js";
import { vpcType } from "./networkTypes.js";

const flowLogType = "aws:ec2/flowLog:FlowLog";
const logGroupType = "aws:cloudwatch/logGroup:LogGroup";

const vpc = { type: vpcType, name: "vpc" };
const flowLog = (trafficType: string) => ({
  type: flowLogType,
  name: "flows",
  props: { trafficType, logDestination: "arn:aws:logs:eu-west-1:1:log-group:flows" },
  refersTo: { vpcId: "vpc", logDestination: "group" },
});
const encrypted = { type: logGroupType, name: "group", props: { kmsKeyId: "arn:aws:kms:eu-west-1:1:key/k" } };

/** Every VPC records all traffic, and keeps the records encrypted. */
export const FlowLogsOn: RelationRule = {
  id: "vpc-flow-logs",
  title: "Networks record all their traffic, encrypted",
  severity: "medium",
  why: "Without flow logs nobody can tell after an incident what was reached; with accepted traffic only, nobody sees who tries",
  fix: "add a FlowLog for the VPC with trafficType ALL, to a log group with kmsKeyId or an encrypted bucket",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
  controls: ["NET-17"],
  scope: "stack",
  types: [vpcType],
  evaluate: (network, graph) => {
    const logs = graph.referring(flowLogType, "vpcId", network);
    if (logs.length === 0) return violation("Missing", `VPC ${network.name} has no flow log`);
    const all = logs.filter(({ inputs }) => inputs.trafficType === "ALL");
    if (all.length === 0) return violation("Traffic", `the flow logs of VPC ${network.name} leave traffic out`);
    const nowhere = all.filter(({ inputs }) => !isSet(inputs, "logDestination"));
    return verdictOf([
      ...nowhere.map(({ name }) => ({
        id: `Nowhere::${name}`,
        message: `flow log ${name} of VPC ${network.name} goes nowhere`,
      })),
      ...all
        .flatMap((log) => graph.referenced(log, "logDestination"))
        .filter(({ type, inputs }) => type === logGroupType && !isSet(inputs, "kmsKeyId"))
        .map(({ name }) => ({
          id: `Unencrypted::${name}`,
          message: `the flow log of VPC ${network.name} goes to log group ${name}, which has no key`,
        })),
    ]);
  },
  examples: {
    good: [vpc, flowLog("ALL"), encrypted],
    bad: [vpc],
    others: {
      "accepted traffic only": [vpc, flowLog("ACCEPT"), encrypted],
      "no destination": [vpc, { ...flowLog("ALL"), props: { trafficType: "ALL" } }, encrypted],
      "a log group without a key": [vpc, flowLog("ALL"), { type: logGroupType, name: "group" }],
    },
  },
};
