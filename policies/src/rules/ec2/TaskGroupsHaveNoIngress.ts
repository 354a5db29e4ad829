import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { namesOf } from "./namesOf.js";
import { eitherRuleType, groupType, ingressType } from "./networkTypes.js";
import { rulesOf } from "./securityRules.js";
import { tasksIn } from "./taskPlacements.js";

const service = { type: "aws:ecs/service:Service", name: "workers", refersTo: { networkConfiguration: "group" } };
const inbound = (type: string, props: object) => ({
  type,
  name: "inbound",
  props: { fromPort: 80, toPort: 80, ...props },
  refersTo: { securityGroupId: "group" },
});

/** The security groups of tasks have no inbound rule; those of a service behind a load balancer only such as name a group. */
export const TaskGroupsHaveNoIngress: RelationRule = {
  id: "task-sg-no-ingress",
  title: "Nobody connects to tasks",
  severity: "medium",
  why: "Workers fetch their work; a port that lets somebody in serves an intruder alone",
  fix: "remove the inbound rules of the tasks' security group; behind a load balancer, let in its group and nothing else",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-network.html",
  controls: ["NET-08"],
  scope: "stack",
  types: [groupType],
  evaluate: (group, graph) => {
    const tasks = tasksIn(group, graph);
    if (tasks.length === 0) return compliant;
    const balanced = tasks.some(isBalanced);
    return verdictOf(
      rulesOf(group, "ingress", graph)
        .filter((rule) => !balanced || !rule.namesGroup || rule.namesPrefixList || rule.blocks().length > 0)
        .map(({ statedBy }) => ({
          id: `Rule::${statedBy.name}`,
          message: `${statedBy.name} lets others in to ${namesOf(tasks)} by security group ${group.name}`,
        })),
    );
  },
  examples: {
    good: [{ type: groupType, name: "group" }, service],
    bad: [
      { type: groupType, name: "group" },
      service,
      inbound(ingressType, { ipProtocol: "tcp", cidrIpv4: "10.0.0.0/16" }),
    ],
    others: {
      "an inline rule": [
        { type: groupType, name: "group", props: { ingress: [{ protocol: "tcp", fromPort: 80, toPort: 82 }] } },
        service,
      ],
      "a rule of the older shape": [
        { type: groupType, name: "group" },
        service,
        inbound(eitherRuleType, { type: "ingress", protocol: "tcp", self: true }),
      ],
      "a block of addresses beside a load balancer": [
        { type: groupType, name: "group" },
        { ...service, props: { loadBalancers: [{ containerName: "web", containerPort: 80 }] } },
        inbound(ingressType, { ipProtocol: "tcp", cidrIpv4: "10.0.0.0/16" }),
      ],
      "a scheduled task": [
        { type: groupType, name: "group" },
        { type: "aws:scheduler/schedule:Schedule", name: "nightly", refersTo: { target: "group" } },
        inbound(ingressType, { ipProtocol: "tcp", prefixListId: "pl-1" }),
      ],
    },
  },
};

function isBalanced({ inputs }: ResourceView): boolean {
  const balancers = ifKnown(() => inputs.loadBalancers) as readonly unknown[] | undefined;
  return balancers !== undefined && balancers.length > 0;
}
