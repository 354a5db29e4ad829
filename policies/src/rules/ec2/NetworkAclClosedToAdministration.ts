import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { isAnywhere } from "./isAnywhere.js";

interface Settings {
  readonly ports: readonly number[];
}

const aclType = "aws:ec2/networkAcl:NetworkAcl";
const defaultAclType = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
const ruleType = "aws:ec2/networkAclRule:NetworkAclRule";
const entry = (props: object) => ({ action: "allow", protocol: "tcp", ruleNo: 100, cidrBlock: "0.0.0.0/0", ...props });

/** No network ACL lets the internet in to a port of remote administration. The order of entries is not weighed: leave no such entry. */
export const NetworkAclClosedToAdministration: ResourceRule<Settings> = {
  id: "nacl-no-open-administration",
  title: "Network ACLs let nobody from everywhere administer",
  severity: "medium",
  why: "The ACL is what is left when a security group is opened by mistake: SSH and RDP are what is attacked first",
  fix: "narrow the entry to the ports that answers come back on without 22 and 3389, or to the block that has to connect",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
  controls: ["NET-08"],
  scope: "resource",
  types: [aclType, defaultAclType, ruleType],
  settings: {
    ports: {
      description: "Ports of remote administration",
      default: [22, 3389],
      schema: { type: "array", items: { type: "integer", minimum: 1, maximum: 65_535 } },
    },
  },
  evaluate: (resource, { ports }) =>
    verdictOf(
      entriesOf(resource)
        .filter(
          ({ action, ruleAction, cidrBlock, ipv6CidrBlock }) =>
            String(action ?? ruleAction).toLowerCase() === "allow" &&
            [cidrBlock, ipv6CidrBlock].some((block) => typeof block === "string" && isAnywhere(block)),
        )
        .flatMap((entryOf) => ports.filter((port) => covers(entryOf, port)))
        .map((port) => ({ id: `Port::${port}`, message: `${resource.name} lets everybody in to port ${port}` })),
    ),
  examples: {
    good: [{ type: aclType, name: "acl", props: { ingress: [entry({ fromPort: 443, toPort: 443 })] } }],
    bad: [{ type: aclType, name: "acl", props: { ingress: [entry({ fromPort: 22, toPort: 22 })] } }],
    others: {
      "everything, as AWS's default ACL has it": [
        {
          type: defaultAclType,
          name: "default",
          props: { ingress: [entry({ protocol: "-1", fromPort: 0, toPort: 0 })] },
        },
      ],
      "an entry of its own": [
        {
          type: ruleType,
          name: "remote",
          props: {
            egress: false,
            ruleAction: "allow",
            protocol: "6",
            ruleNumber: 100,
            fromPort: 3000,
            toPort: 4000,
            ipv6CidrBlock: "::/0",
          },
        },
      ],
    },
  },
};

function entriesOf({ type, inputs }: ResourceView): readonly ResourceView["inputs"][] {
  if (type === ruleType) return inputs.egress === true ? [] : [inputs];
  return (inputs.ingress as readonly ResourceView["inputs"][] | undefined) ?? [];
}

function covers({ protocol, fromPort, toPort }: ResourceView["inputs"], port: number): boolean {
  const name = String(protocol).toLowerCase();
  if (name === "-1" || name === "all") return true;
  return (name === "tcp" || name === "6") && Number(fromPort) <= port && port <= Number(toPort);
}
