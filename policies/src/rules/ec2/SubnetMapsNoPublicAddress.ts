import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { subnetType } from "./networkTypes.js";

const defaultSubnetType = "aws:ec2/defaultSubnet:DefaultSubnet";

/** No subnet gives public addresses to what is placed in it: IPv4, or IPv6, whose addresses are all public. */
export const SubnetMapsNoPublicAddress: ResourceRule = {
  id: "subnet-no-public-addresses",
  title: "Subnets give out no public addresses",
  severity: "medium",
  why: "Whatever is started in such a subnet is on the internet without having asked for it",
  fix: "set mapPublicIpOnLaunch and assignIpv6AddressOnCreation false",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html",
  controls: ["NET-13"],
  scope: "resource",
  types: [subnetType, defaultSubnetType],
  evaluate: ({ type, name, inputs }) => {
    // A default subnet gives them out unless it is told not to.
    const ipv4 =
      type === defaultSubnetType ? inputs.mapPublicIpOnLaunch !== false : inputs.mapPublicIpOnLaunch === true;
    return verdictOf([
      ...(ipv4 ? [{ id: "IPv4", message: `subnet ${name} gives out public IPv4 addresses` }] : []),
      ...(inputs.assignIpv6AddressOnCreation === true
        ? [{ id: "IPv6", message: `subnet ${name} gives out IPv6 addresses` }]
        : []),
    ]);
  },
  examples: {
    good: [{ type: subnetType, name: "inside", props: { mapPublicIpOnLaunch: false } }],
    bad: [{ type: subnetType, name: "inside", props: { mapPublicIpOnLaunch: true } }],
    others: {
      IPv6: [{ type: subnetType, name: "inside", props: { assignIpv6AddressOnCreation: true } }],
      "a default subnet": [{ type: defaultSubnetType, name: "default" }],
    },
  },
  remediate: ({ inputs }) => ({ ...inputs, mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: false }),
};
