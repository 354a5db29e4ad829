import type { Control } from "./Control.js";

/** Backup and recovery. */
export const backupAndRecovery: readonly Control[] = [
  {
    id: "BAK-01",
    statement: "Result buckets can replicate to another region (with KMS re-encryption and versioning on both sides).",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["S3.7"], nist: ["CP-6", "CP-9"] },
  },
  {
    id: "BAK-02",
    statement: "Backups are tested regularly: a restore drill runs on schedule and its result is recorded.",
    systems: ["transform"],
    layers: ["pipeline", "runbook"],
    frameworks: { nist: ["CP-4"] },
  },
  {
    id: "BAK-03",
    statement:
      "Recovery procedures (bucket version, table PITR, DB snapshot, secret rollback, archive restore) are documented and rehearsable.",
    systems: ["transform"],
    layers: ["runbook"],
    frameworks: { nist: ["CP-10"] },
  },
  {
    id: "BAK-04",
    statement:
      "Current configuration is saved before a migration or risky change (original: copy of `configure-clickhouse-s3.py` to `.backup`; here: state export plus tagged release).",
    systems: ["credentials"],
    layers: ["runbook", "pipeline"],
    frameworks: { nist: ["CP-9"] },
  },
  {
    id: "BAK-05",
    statement:
      "Every stateful resource has a restorable copy: DynamoDB PITR, RDS backups, versioned buckets, deletion protection in prod.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["DynamoDB.2", "DynamoDB.6", "RDS.8", "RDS.11"], nist: ["CP-9"] },
  },
];
