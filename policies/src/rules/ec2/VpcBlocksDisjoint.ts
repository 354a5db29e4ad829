import { ifKnown } from "../../documents/ifKnown.js";
import { perGraph } from "../../engine/perGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { type CidrRange, cidrRange } from "./cidrRange.js";
import { vpcType } from "./networkTypes.js";

const secondaryType = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";

interface Block extends CidrRange {
  readonly vpc: ResourceView;
  readonly block: string;
}

/** Of each VPC, up to ten overlaps with others: one pass over the blocks in the order of their first addresses. */
const overlaps = perGraph((graph) => {
  const blocks = graph
    .ofTypes(vpcType)
    .flatMap((vpc) => [
      ...blockOf(vpc, vpc),
      ...graph.referring(secondaryType, "vpcId", vpc).flatMap((association) => blockOf(vpc, association)),
    ]);
  const found = new Map<string, (readonly [Block, Block])[]>();
  const note = (own: Block, other: Block) =>
    found.set(own.vpc.urn, [...(found.get(own.vpc.urn) ?? []).slice(0, 9), [own, other]]);
  let widest: Block | undefined;
  for (const next of [...blocks].sort((one, other) => one.first - other.first)) {
    if (widest && next.first <= widest.last && next.vpc.urn !== widest.vpc.urn) {
      note(next, widest);
      note(widest, next);
    }
    if (!widest || next.last > widest.last) widest = next;
  }
  return found;
});

function blockOf(vpc: ResourceView, { inputs }: ResourceView): readonly Block[] {
  // Not known yet: the other of a pair is judged without it, and this one says so itself.
  const block = ifKnown(() => inputs.cidrBlock);
  const range = typeof block === "string" ? cidrRange(block) : undefined;
  return range ? [{ ...range, vpc, block: String(block) }] : [];
}

/** The networks of a program have addresses of their own, in whichever regions they are. */
export const VpcBlocksDisjoint: RelationRule = {
  id: "vpc-cidr-disjoint",
  title: "Networks do not share addresses",
  severity: "low",
  why: "Logs of networks with the same addresses cannot be told apart, and the networks can never be joined",
  fix: "give each VPC another cidrBlock, such as 10.1.0.0/16 and 10.2.0.0/16",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
  controls: ["NET-03"],
  scope: "stack",
  types: [vpcType],
  evaluate: (vpc, graph) => {
    // Read for its own sake: an unknown block makes the answer undetermined.
    void vpc.inputs.cidrBlock;
    return verdictOf(
      (overlaps(graph).get(vpc.urn) ?? []).map(([own, other]) => ({
        id: `Overlap::${own.block}::${other.block}`,
        message: `${own.block} of VPC ${vpc.name} overlaps ${other.block} of VPC ${other.vpc.name}`,
      })),
    );
  },
  examples: {
    good: [
      { type: vpcType, name: "west", props: { cidrBlock: "10.1.0.0/16", region: "eu-west-1" } },
      { type: vpcType, name: "east", props: { cidrBlock: "10.2.0.0/16", region: "us-east-1" } },
    ],
    bad: [
      { type: vpcType, name: "west", props: { cidrBlock: "10.0.0.0/16", region: "eu-west-1" } },
      { type: vpcType, name: "east", props: { cidrBlock: "10.0.0.0/16", region: "us-east-1" } },
    ],
    others: {
      "a block within another": [
        { type: vpcType, name: "west", props: { cidrBlock: "10.0.0.0/8" } },
        { type: vpcType, name: "north", props: { cidrBlock: "10.1.0.0/16" } },
        { type: vpcType, name: "east", props: { cidrBlock: "10.2.0.0/16" } },
      ],
      "a secondary block": [
        { type: vpcType, name: "west", props: { cidrBlock: "10.1.0.0/16" } },
        { type: vpcType, name: "east", props: { cidrBlock: "10.2.0.0/16" } },
        { type: secondaryType, name: "more", props: { cidrBlock: "10.1.128.0/20" }, refersTo: { vpcId: "east" } },
      ],
    },
  },
};
