import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { allFlagsOn, flagsOff } from "./publicAccessBlocks.js";
import { oneOf } from "./settingsOf.js";

interface Settings {
  readonly vpcIds: readonly string[];
}

const pointType = "aws:s3/accessPoint:AccessPoint";
const multiRegionType = "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint";
const vpcConfiguration = { vpcId: "vpc-0a1b2c3d4e5f60718" };

/** Every access point takes requests from one VPC only and blocks public access. */
export const S3AccessPointPrivate: ResourceRule<Settings> = {
  id: "s3-access-point-private",
  title: "Access points are reached from one VPC and block public access",
  severity: "high",
  why: "An access point is a name of its own on the internet: its block cannot be changed later, and without a VPC stolen credentials work from anywhere",
  fix: "give vpcConfiguration with a VPC of yours, and leave publicAccessBlockConfiguration out or all its flags true",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-vpc.html",
  controls: ["STO-08"],
  scope: "resource",
  types: [pointType, multiRegionType],
  settings: {
    vpcIds: {
      description: "Ids of the VPCs that access points may be for; empty for any",
      default: [],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (resource, { vpcIds }) => {
    const point = pointIn(resource);
    // S3 turns on each flag that nobody names, for access points.
    const open = flagsOff(point.block, true);
    return verdictOf([
      ...open.map((flag) => ({ id: `Flag::${flag}`, message: `${flag} of access point ${resource.name} is not true` })),
      ...(point.hasVpc ? vpcFindings(resource, vpcIds) : []),
    ]);
  },
  remediate: ({ type, props }) => {
    if (type !== pointType || !isSet(props, "publicAccessBlockConfiguration")) return undefined;
    if (!isSet(oneOf(props.vpcConfiguration) ?? {}, "vpcId")) return undefined;
    return { ...props, publicAccessBlockConfiguration: allFlagsOn };
  },
  examples: {
    good: [
      { type: pointType, name: "reports", props: { vpcConfiguration, publicAccessBlockConfiguration: allFlagsOn } },
    ],
    bad: [
      {
        type: pointType,
        name: "reports",
        props: { vpcConfiguration, publicAccessBlockConfiguration: { ...allFlagsOn, restrictPublicBuckets: false } },
      },
    ],
    others: {
      "reached from the internet": [
        { type: pointType, name: "reports", props: { publicAccessBlockConfiguration: allFlagsOn } },
      ],
      "across regions, and open": [
        {
          type: multiRegionType,
          name: "reports",
          props: { details: { publicAccessBlock: { blockPublicAcls: false } } },
        },
      ],
    },
  },
};

function pointIn({ type, props }: ResourceView) {
  // An access point across regions has no VPC: only its block can be judged.
  if (type === multiRegionType) return { block: oneOf(oneOf(props.details)?.publicAccessBlock) ?? {}, hasVpc: false };
  return { block: oneOf(props.publicAccessBlockConfiguration) ?? {}, hasVpc: true };
}

function vpcFindings({ name, props }: ResourceView, allowed: readonly string[]): readonly Finding[] {
  const configuration = oneOf(props.vpcConfiguration) ?? {};
  if (!isSet(configuration, "vpcId"))
    return [{ id: "Internet", message: `access point ${name} takes requests from the internet` }];
  if (allowed.length === 0 || allowed.includes(String(configuration.vpcId))) return [];
  return [{ id: "ForeignVpc", message: `access point ${name} is for ${configuration.vpcId}, which is not listed` }];
}
