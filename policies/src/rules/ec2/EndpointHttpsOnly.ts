import type { Example, RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { kindOf } from "./endpointsOf.js";
import { isAnywhere } from "./isAnywhere.js";
import { endpointType, groupType, ingressType } from "./networkTypes.js";
import { describedTraffic, rulesOf, type SecurityRule } from "./securityRules.js";

const example = (rule: object): Example => [
  {
    type: endpointType,
    name: "sqs",
    props: { serviceName: "com.amazonaws.eu-west-1.sqs", vpcEndpointType: "Interface" },
    refersTo: { securityGroupIds: "group" },
  },
  { type: groupType, name: "group" },
  {
    type: ingressType,
    name: "https",
    props: { ipProtocol: "tcp", fromPort: 443, toPort: 443, ...rule },
    refersTo: { securityGroupId: "group" },
  },
];

/** The security groups of interface endpoints let HTTPS in, from the network or named groups, and nothing else. */
export const EndpointHttpsOnly: RelationRule = {
  id: "vpc-endpoint-https-only",
  title: "Interface endpoints take HTTPS from their own network only",
  severity: "medium",
  why: "An endpoint that peered or connected networks reach is a way to the account's services past their own controls",
  fix: "let the endpoints' security group in on TCP 443 from the tasks' group or the VPC's block, and remove its other rules",
  url: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  controls: ["NET-06"],
  scope: "stack",
  types: [endpointType],
  evaluate: (endpoint, graph) => {
    if (kindOf(endpoint) !== "Interface") return compliant;
    const groups = graph.referenced(endpoint, "securityGroupIds").filter(({ type }) => type === groupType);
    return verdictOf(
      groups
        .flatMap((group) => rulesOf(group, "ingress", graph))
        .filter((rule) => !isHttps(rule) || rule.blocks().some(isAnywhere))
        .map((rule) => ({
          id: `Rule::${rule.statedBy.name}::${describedTraffic(rule)}`,
          message: `${rule.statedBy.name} lets ${describedTraffic(rule)} from ${sources(rule)} reach endpoint ${endpoint.name}`,
        })),
    );
  },
  examples: {
    good: example({ cidrIpv4: "10.0.0.0/16" }),
    bad: example({ cidrIpv4: "0.0.0.0/0" }),
    others: { "any port": example({ ipProtocol: "-1", cidrIpv4: "10.0.0.0/16" }) },
  },
};

function isHttps(rule: SecurityRule): boolean {
  const ports = rule.ports();
  return rule.protocol() === "tcp" && ports?.[0] === 443 && ports[1] === 443;
}

function sources(rule: SecurityRule): string {
  return [...rule.blocks(), ...(rule.namesGroup ? ["groups"] : []), ...(rule.namesPrefixList ? ["lists"] : [])].join(
    ", ",
  );
}
