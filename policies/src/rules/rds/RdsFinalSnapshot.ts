import { environmentOf } from "../../documents/environmentOf.js";
import { isSet } from "../../documents/isSet.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { clusterType, documentClusterType, instanceType, isReplica, storageTypes } from "./databaseTypes.js";

const kept = {
  tags: { environment: "prod" },
  skipFinalSnapshot: false,
  finalSnapshotIdentifier: "orders-final",
  deleteAutomatedBackups: false,
};

/** Of every database of production that is deleted a last snapshot and the automatic backups stay. */
export const RdsFinalSnapshot: RelationRule = {
  id: "rds-final-snapshot",
  title: "Of databases of production that are deleted, a last snapshot stays",
  severity: "medium",
  why: "Automatic backups go with the database: without a last snapshot, what is deleted by mistake is gone",
  fix: "set skipFinalSnapshot to false, finalSnapshotIdentifier, and deleteAutomatedBackups to false",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
  controls: ["BAK-05"],
  scope: "stack",
  types: storageTypes,
  evaluate: (database, graph) => {
    if (isReplica(database) || environmentOf(database, graph) !== "prod") return compliant;
    const { name, type, inputs } = database;
    const keepsBackups = type === instanceType || type === clusterType;
    return verdictOf([
      ...(inputs.skipFinalSnapshot === true
        ? [{ id: "Skipped", message: `${name} of production is deleted without a last snapshot` }]
        : []),
      ...(isSet(inputs, "finalSnapshotIdentifier")
        ? []
        : [{ id: "Unnamed", message: `the last snapshot of ${name} has no name: nothing would be deleted, nor kept` }]),
      ...(keepsBackups && inputs.deleteAutomatedBackups !== false
        ? [{ id: "Backups", message: `the automatic backups of ${name} of production go with it` }]
        : []),
    ]);
  },
  examples: {
    good: [{ type: instanceType, name: "orders", props: kept }],
    bad: [{ type: instanceType, name: "orders", props: { ...kept, skipFinalSnapshot: true } }],
    others: {
      "a snapshot without a name": [{ type: documentClusterType, name: "orders", props: { tags: kept.tags } }],
      "backups that go": [{ type: clusterType, name: "orders", props: { ...kept, deleteAutomatedBackups: true } }],
    },
  },
};
