import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { below } from "./taskPlacements.js";

type Inputs = ResourceView["inputs"];

const serviceType = "aws:ecs/service:Service";
const jobType = "aws:batch/jobDefinition:JobDefinition";

/** Whether each type asks for a public address. */
const asksFor: Readonly<Record<string, (inputs: Inputs) => boolean>> = {
  [serviceType]: (inputs) => below(inputs, ["networkConfiguration", "assignPublicIp"]) === true,
  "aws:ecs/taskSet:TaskSet": (inputs) => below(inputs, ["networkConfiguration", "assignPublicIp"]) === true,
  "aws:scheduler/schedule:Schedule": (inputs) =>
    below(inputs, ["target", "ecsParameters", "networkConfiguration", "assignPublicIp"]) === true,
  "aws:cloudwatch/eventTarget:EventTarget": (inputs) =>
    below(inputs, ["ecsTarget", "networkConfiguration", "assignPublicIp"]) === true,
  [jobType]: (inputs) =>
    [inputs.containerProperties, inputs.ecsProperties].some(
      (json) => json !== undefined && /"assignPublicIp"\s*:\s*"ENABLED"/.test(String(json)),
    ),
  "aws:ec2/instance:Instance": (inputs) => inputs.associatePublicIpAddress === true,
  "aws:ec2/launchConfiguration:LaunchConfiguration": (inputs) => inputs.associatePublicIpAddress === true,
  "aws:ec2/launchTemplate:LaunchTemplate": (inputs) =>
    ((inputs.networkInterfaces as readonly Inputs[] | undefined) ?? []).some(
      ({ associatePublicIpAddress }) => String(associatePublicIpAddress) === "true",
    ),
  "aws:ec2/eip:Eip": (inputs) => isSet(inputs, "instance") || isSet(inputs, "networkInterface"),
  "aws:ec2/eipAssociation:EipAssociation": (inputs) =>
    isSet(inputs, "instanceId") || isSet(inputs, "networkInterfaceId"),
};

/** No task, job or instance has a public IPv4 address; NAT gateways have those of a network. */
export const NoPublicAddress: RelationRule = {
  id: "no-public-ip",
  title: "Tasks, jobs and instances have no public address",
  severity: "high",
  why: "What has a public address is scanned within minutes, and one wrong security group lets the scanner in",
  fix: "set assignPublicIp false (a job's: DISABLED) and reach AWS through VPC endpoints; a job that cannot needs exceptions.publicIp",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html",
  controls: ["NET-13"],
  scope: "stack",
  waivedBy: "publicIp",
  types: Object.keys(asksFor),
  evaluate: ({ type, name, inputs }) =>
    asksFor[type]?.(inputs) === true ? violation("PublicAddress", `${name} gets a public address`) : compliant,
  examples: {
    good: [{ type: serviceType, name: "workers", props: { networkConfiguration: { assignPublicIp: false } } }],
    bad: [{ type: serviceType, name: "workers", props: { networkConfiguration: { assignPublicIp: true } } }],
    others: {
      "a job": [
        {
          type: jobType,
          name: "transform",
          props: { containerProperties: JSON.stringify({ networkConfiguration: { assignPublicIp: "ENABLED" } }) },
        },
      ],
      "a scheduled task": [
        {
          type: "aws:scheduler/schedule:Schedule",
          name: "nightly",
          props: { target: { ecsParameters: { networkConfiguration: { assignPublicIp: true } } } },
        },
      ],
      "an instance": [{ type: "aws:ec2/instance:Instance", name: "build", props: { associatePublicIpAddress: true } }],
      "an elastic address": [{ type: "aws:ec2/eip:Eip", name: "build", props: { instance: "i-1" } }],
    },
  },
};
