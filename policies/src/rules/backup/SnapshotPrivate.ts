import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

/** What says of each type that everybody gets a copy, or that anybody in the account may give one away. */
const opens: Readonly<Record<string, (inputs: ResourceView["inputs"]) => boolean>> = {
  "aws:rds/snapshot:Snapshot": sharesWithAll,
  "aws:rds/snapshotCopy:SnapshotCopy": sharesWithAll,
  "aws:rds/clusterSnapshot:ClusterSnapshot": sharesWithAll,
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy": sharesWithAll,
  "aws:ec2/amiLaunchPermission:AmiLaunchPermission": ({ group }) => group === "all",
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": ({ state }) => state === "unblocked",
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": ({ state }) => state === "unblocked",
};

/** No snapshot and no machine image is given to everybody. */
export const SnapshotPrivate: ResourceRule = {
  id: "snapshot-not-public",
  title: "Snapshots and machine images are not given to everybody",
  severity: "critical",
  why: "Whoever restores a public snapshot has all the data, without a trace in the account that it came from",
  fix: "name the accounts that need it, and block public sharing for the account",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html",
  controls: ["NET-12", "BAK-05"],
  scope: "resource",
  types: Object.keys(opens),
  evaluate: ({ name, type, inputs }) =>
    opens[type]?.(inputs) ? violation("Public", `${name} opens a copy of the data to everybody`) : compliant,
  examples: {
    good: [{ type: "aws:rds/snapshot:Snapshot", name: "before", props: { sharedAccounts: ["111122223333"] } }],
    bad: [{ type: "aws:rds/snapshot:Snapshot", name: "before", props: { sharedAccounts: ["all"] } }],
    others: {
      "a cluster's": [
        { type: "aws:rds/clusterSnapshot:ClusterSnapshot", name: "before", props: { sharedAccounts: ["all"] } },
      ],
      "a machine image": [
        { type: "aws:ec2/amiLaunchPermission:AmiLaunchPermission", name: "before", props: { group: "all" } },
      ],
      "the account's block, lifted": [
        {
          type: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
          name: "before",
          props: { state: "unblocked" },
        },
      ],
    },
  },
};

function sharesWithAll({ sharedAccounts }: ResourceView["inputs"]): boolean {
  return Array.isArray(sharedAccounts) && sharedAccounts.includes("all");
}
