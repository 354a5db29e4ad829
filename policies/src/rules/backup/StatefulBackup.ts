import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { isReplica } from "../rds/databaseTypes.js";

interface Settings {
  readonly days: number;
}

/** The property of each type that says for how many days its automatic backups are kept. */
const retentions: Readonly<Record<string, string>> = {
  "aws:rds/instance:Instance": "backupRetentionPeriod",
  "aws:rds/cluster:Cluster": "backupRetentionPeriod",
  "aws:docdb/cluster:Cluster": "backupRetentionPeriod",
  "aws:neptune/cluster:Cluster": "backupRetentionPeriod",
  "aws:redshift/cluster:Cluster": "automatedSnapshotRetentionPeriod",
  "aws:elasticache/replicationGroup:ReplicationGroup": "snapshotRetentionLimit",
  "aws:memorydb/cluster:Cluster": "snapshotRetentionLimit",
};
const database = (props: object) => [{ type: "aws:rds/instance:Instance", name: "orders", props: { ...props } }];

/** Every database has automatic backups that are kept for days. */
export const StatefulBackup: RelationRule<Settings> = {
  id: "stateful-backup",
  title: "Databases have automatic backups that are kept for a week at least",
  severity: "high",
  why: "Wrong writes are found after days: with shorter backups what was right before is gone by then",
  fix: "set backupRetentionPeriod to 7 or more; in PostgresDatabase, exceptions.shortBackups says why not",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html",
  controls: ["BAK-05"],
  scope: "stack",
  waivedBy: "shortBackups",
  types: Object.keys(retentions),
  settings: {
    days: {
      description: "Days that automatic backups are kept at least",
      default: 7,
      schema: { type: "integer", minimum: 1, maximum: 35 },
    },
  },
  evaluate: (resource, _graph, { days }) => {
    if (isReplica(resource)) return compliant;
    // Without a word RDS keeps an instance's backups for no day, a cluster's for one.
    const kept = (resource.inputs[retentions[resource.type] ?? ""] as number | undefined) ?? 0;
    return kept >= days ? compliant : violation("TooShort", `backups of ${resource.name} are kept for ${kept} days`);
  },
  examples: {
    good: database({ backupRetentionPeriod: 14 }),
    bad: database({ backupRetentionPeriod: 3 }),
    others: {
      "none at all": database({ backupRetentionPeriod: 0 }),
      "nothing said": database({}),
      "a cache that keeps data": [
        { type: "aws:memorydb/cluster:Cluster", name: "orders", props: { snapshotRetentionLimit: 1 } },
      ],
    },
  },
};
