import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { replicationsIn } from "./replicationsOf.js";
import { settingTypes } from "./settingTypes.js";

const [configType] = settingTypes.replication.types;
const configWith = (status: string) => [
  { type: configType, name: "copied", props: { rules: [{ id: "all", deleteMarkerReplication: { status } }] } },
];

/** No replication rule deletes in the copies what is deleted in the source. */
export const S3ReplicationKeepsDeleted: ResourceRule = {
  id: "s3-replication-keeps-deleted",
  title: "Replication does not copy deletions",
  severity: "low",
  why: "A source that is emptied, by mistake or by an intruder, would empty its copies too",
  fix: 'set deleteMarkerReplication.status to "Disabled"',
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-marker-replication.html",
  controls: ["BAK-01"],
  scope: "resource",
  types: [...settingTypes.replication.types, ...bucketTypes],
  evaluate: (resource) =>
    verdictOf(
      (replicationsIn(resource) ?? [])
        .filter(({ copiesDeletions }) => copiesDeletions)
        .map(({ id }) => ({ id: `Rule::${id}`, message: `rule ${id} of ${resource.name} copies deletions` })),
    ),
  examples: {
    good: configWith("Disabled"),
    bad: configWith("Enabled"),
    others: {
      inline: [
        {
          type: bucketTypes[1],
          name: "data",
          props: { replicationConfigurations: [{ rules: [{ deleteMarkerReplicationStatus: "Enabled" }] }] },
        },
      ],
    },
  },
};
