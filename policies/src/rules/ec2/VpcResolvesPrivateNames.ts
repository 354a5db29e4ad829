import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { kindOf } from "./endpointsOf.js";
import { endpointType, vpcType } from "./networkTypes.js";

const endpoint = {
  type: endpointType,
  name: "sqs",
  props: { serviceName: "com.amazonaws.eu-west-1.sqs", vpcEndpointType: "Interface" },
  refersTo: { vpcId: "vpc" },
};
const vpc = (props: object) => ({ type: vpcType, name: "vpc", props: { cidrBlock: "10.0.0.0/16", ...props } });

/** A network with interface endpoints resolves names, those of its own among them: else private DNS does nothing. */
export const VpcResolvesPrivateNames: RelationRule = {
  id: "vpc-dns-enabled",
  title: "Networks with interface endpoints resolve private names",
  severity: "medium",
  why: "Without both settings an endpoint's private DNS does nothing, and calls go to public addresses or nowhere",
  fix: "set enableDnsSupport and enableDnsHostnames true on the VPC",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html",
  controls: ["NET-06"],
  scope: "stack",
  types: [vpcType],
  evaluate: (network, graph) => {
    const { name, inputs } = network;
    if (!graph.referring(endpointType, "vpcId", network).some((one) => kindOf(one) === "Interface")) return compliant;
    // AWS turns on the first by itself, and the second only where it is asked to.
    return verdictOf([
      ...(inputs.enableDnsSupport === false ? [{ id: "Support", message: `VPC ${name} resolves no names` }] : []),
      ...(inputs.enableDnsHostnames === true
        ? []
        : [{ id: "Hostnames", message: `VPC ${name} does not resolve the names of its endpoints` }]),
    ]);
  },
  examples: {
    good: [vpc({ enableDnsHostnames: true }), endpoint],
    bad: [vpc({}), endpoint],
    others: { "no resolver": [vpc({ enableDnsSupport: false, enableDnsHostnames: true }), endpoint] },
  },
};
