import { isSet } from "../../documents/isSet.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { vpcType } from "./networkTypes.js";

const peeringType = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
/** Resources that only a peering with another region or another account needs. */
const elsewhere = [
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
  "aws:ec2transitgateway/peeringAttachment:PeeringAttachment",
  "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter",
];
const peering = (props: object = {}) => ({
  type: peeringType,
  name: "peering",
  props: { vpcId: "vpc-1", peerVpcId: "vpc-2", ...props },
  refersTo: { vpcId: "one", peerVpcId: "two" },
});

/** Networks of different regions or accounts are not joined: data moves between regions by S3 replication. */
export const NoPeeringAcrossRegions: RelationRule = {
  id: "no-peering",
  title: "Networks of different regions or accounts are not joined",
  severity: "medium",
  why: "A link between regions lets a worker of one read and write the other, past the replication that is watched and encrypted",
  fix: "remove the link; replicate buckets from region to region, and reach other accounts' services through endpoints",
  url: "https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html",
  controls: ["NET-18"],
  scope: "stack",
  types: [peeringType, ...elsewhere],
  evaluate: (link, graph) => {
    const { type, name, inputs } = link;
    const sides = ["vpcId", "peerVpcId"].flatMap((side) => graph.referenced(link, side));
    const regions = new Set(sides.filter((side) => side.type === vpcType).map((vpc) => vpc.inputs.region));
    const reasons = elsewhere.includes(type)
      ? ["its kind"]
      : [
          ...["peerRegion", "peerOwnerId"].filter((property) => isSet(inputs, property)),
          ...(regions.size > 1 ? ["the regions of its VPCs"] : []),
        ];
    return verdictOf(
      reasons.map((reason) => ({
        id: `By::${reason}`,
        message: `${name} joins networks of different regions or accounts, by ${reason}`,
      })),
    );
  },
  examples: {
    good: [peering(), { type: vpcType, name: "one" }, { type: vpcType, name: "two" }],
    bad: [peering({ peerRegion: "us-east-1" }), { type: vpcType, name: "one" }, { type: vpcType, name: "two" }],
    others: {
      "VPCs of two regions": [
        peering(),
        { type: vpcType, name: "one", props: { region: "eu-west-1" } },
        { type: vpcType, name: "two", props: { region: "us-east-1" } },
      ],
      "another account": [
        peering({ peerOwnerId: "444455556666" }),
        { type: vpcType, name: "one" },
        { type: vpcType, name: "two" },
      ],
      "a link that is accepted": [{ type: elsewhere[0] ?? "", name: "accepted" }],
      "transit gateways": [{ type: elsewhere[1] ?? "", name: "hub", props: { peerRegion: "us-east-1" } }],
    },
  },
};
