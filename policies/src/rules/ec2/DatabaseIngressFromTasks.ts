import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, type Finding, verdictOf } from "../../engine/Verdict.js";
import { eitherRuleType, groupType, ingressType } from "./networkTypes.js";
import { describedTraffic, rulesOf, type SecurityRule } from "./securityRules.js";

/** Where a database names its security groups. */
const databases: Readonly<Record<string, string>> = {
  "aws:rds/instance:Instance": "vpcSecurityGroupIds",
  "aws:rds/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:docdb/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:neptune/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:redshift/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:elasticache/replicationGroup:ReplicationGroup": "securityGroupIds",
  "aws:memorydb/cluster:Cluster": "securityGroupIds",
};

/** What people or the internet reach: no task, so that its group is no client of a database. */
const bystanders: Readonly<Record<string, string>> = {
  "aws:ec2/instance:Instance": "vpcSecurityGroupIds",
  "aws:ec2/launchTemplate:LaunchTemplate": "vpcSecurityGroupIds",
  "aws:lb/loadBalancer:LoadBalancer": "securityGroups",
  "aws:alb/loadBalancer:LoadBalancer": "securityGroups",
};

const [instanceType = ""] = Object.keys(databases);
const database = {
  type: instanceType,
  name: "orders",
  props: { port: 5432 },
  refersTo: { vpcSecurityGroupIds: "group" },
};
const inbound = (props: object, from?: string) => ({
  type: ingressType,
  name: "clients",
  props: { ipProtocol: "tcp", fromPort: 5432, toPort: 5432, ...props },
  refersTo: { securityGroupId: "group", ...(from ? { referencedSecurityGroupId: from } : {}) },
});
const fromTasks = inbound({ referencedSecurityGroupId: "sg-1" }, "tasks");
const tasks = { type: groupType, name: "tasks" };

/** The security group of a database lets in its port alone, and from the security groups of tasks alone. */
export const DatabaseIngressFromTasks: RelationRule = {
  id: "db-ingress-from-task-sg",
  title: "Databases are reached on their port from the security groups of tasks only",
  severity: "high",
  why: "A block of addresses or a bastion lets in whoever comes to have an address there, and passwords are tried",
  fix: "replace the rule by one that names the tasks' security group and the database's port, as DatabaseSecurityGroup does",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html",
  controls: ["NET-11"],
  scope: "stack",
  types: [groupType],
  evaluate: (group, graph) => {
    const served = Object.entries(databases).flatMap(([type, property]) => graph.referring(type, property, group));
    if (served.length === 0) return compliant;
    const ports = served.map(({ inputs }) => ifKnown(() => inputs.port)).filter((port) => port !== undefined);
    return verdictOf(rulesOf(group, "ingress", graph).flatMap((rule) => findingsOf(group, rule, ports, graph)));
  },
  examples: {
    good: [{ type: groupType, name: "group" }, database, fromTasks, tasks],
    bad: [{ type: groupType, name: "group" }, database, inbound({ cidrIpv4: "10.0.0.0/16" })],
    others: {
      "a bastion": [
        { type: groupType, name: "group" },
        database,
        fromTasks,
        { type: "aws:ec2/instance:Instance", name: "bastion", refersTo: { vpcSecurityGroupIds: "tasks" } },
        tasks,
      ],
      "a second group, in the older shape, that a load balancer has": [
        { type: groupType, name: "group" },
        database,
        {
          type: eitherRuleType,
          name: "web",
          props: { type: "ingress", protocol: "tcp", fromPort: 5432, toPort: 5432, sourceSecurityGroupId: "sg-2" },
          refersTo: { securityGroupId: "group", sourceSecurityGroupId: "tasks" },
        },
        { type: "aws:lb/loadBalancer:LoadBalancer", name: "front", refersTo: { securityGroups: "tasks" } },
        tasks,
      ],
      "another port": [
        { type: groupType, name: "group" },
        database,
        inbound({ fromPort: 22, toPort: 22, referencedSecurityGroupId: "sg-1" }),
      ],
      "all ports": [
        { type: groupType, name: "group" },
        database,
        inbound({ ipProtocol: "-1", referencedSecurityGroupId: "sg-1" }),
      ],
      "whoever has the database's own group": [
        {
          type: groupType,
          name: "group",
          props: { ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, self: true }] },
        },
        database,
      ],
    },
  },
};

function findingsOf(
  group: ResourceView,
  rule: SecurityRule,
  ports: readonly unknown[],
  graph: ResourceGraph,
): readonly Finding[] {
  const by = rule.statedBy.name;
  const [range, traffic] = [rule.ports(), describedTraffic(rule)];
  const onePort = rule.protocol() === "tcp" && range?.[0] === range?.[1] && range !== undefined;
  const rightPort = onePort && (ports.length === 0 || ports.includes(range[0]));
  const sources = [
    ...rule.blocks().map((block) => `addresses ${block}`),
    ...(rule.namesPrefixList ? ["a prefix list"] : []),
    ...(rule.namesItself() ? ["its own group"] : []),
    ...bystandersOf(rule, graph).map(({ name }) => name),
  ];
  return [
    ...(rightPort
      ? []
      : [{ id: `Port::${traffic}`, message: `${by} opens ${traffic} of database group ${group.name}` }]),
    ...sources.map((source) => ({
      id: `Source::${source}`,
      message: `${by} lets ${source} in to database group ${group.name}`,
    })),
  ];
}

/** What else than tasks has the security groups that a rule names. */
function bystandersOf({ statedBy }: SecurityRule, graph: ResourceGraph): readonly ResourceView[] {
  const properties = ["referencedSecurityGroupId", "sourceSecurityGroupId", "ingress"];
  return properties
    .flatMap((property) => graph.referenced(statedBy, property))
    .filter(({ type }) => type === groupType)
    .flatMap((source) =>
      Object.entries(bystanders).flatMap(([type, property]) => graph.referring(type, property, source)),
    );
}
