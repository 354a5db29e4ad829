import type { Control } from "./Control.js";

/** Storage. */
export const storage: readonly Control[] = [
  {
    id: "STO-01",
    statement: "Every bucket the platform creates has all four bucket-level Block Public Access flags set to true.",
    systems: ["compressor", "etl", "transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["S3.2", "S3.3", "S3.8"], cis5: ["2.1.4"], cis7: ["3.1.4"], nist: ["AC-3", "SC-7"] },
  },
  {
    id: "STO-02",
    statement: "Every bucket policy denies all principals when `aws:SecureTransport` is false, on bucket ARN and `/*`.",
    systems: ["compressor", "kpi", "etl", "transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["S3.5"], cis5: ["2.1.1"], cis7: ["3.1.1"], nist: ["SC-8"] },
  },
  {
    id: "STO-03",
    statement:
      "Versioning is Enabled on the ETL input bucket and on every result/output bucket (on for all: replication needs it; no bucket opts out, staging expires versions instead).",
    systems: ["etl", "transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["S3.14"], nist: ["CP-9"] },
  },
  {
    id: "STO-04",
    statement:
      "Production buckets holding results are covered by MFA delete, or by the documented replacement of Object Lock (see contradiction B-07), and the choice is recorded in a tag.",
    systems: ["transform"],
    layers: ["runbook", "policy"],
    frameworks: { fsbp: ["S3.20"], cis5: ["2.1.2"], cis7: ["3.1.2"] },
  },
  {
    id: "STO-05",
    statement:
      "Server access logging of result and upload buckets goes to a dedicated log bucket that does not log to itself.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["S3.9"], nist: ["AU-2"] },
  },
  {
    id: "STO-06",
    statement:
      "Result buckets can be created with Object Lock (mode and days configurable) so written results cannot be altered.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["S3.15"], nist: ["AU-9"] },
  },
  {
    id: "STO-07",
    statement: "An S3 Inventory configuration (encrypted destination) exists for buckets in compliance scope.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["CM-8"] },
  },
  {
    id: "STO-08",
    statement:
      "Per-consumer Access Points (VPC-only where possible, public block on) replace growing bucket policies where more than one principal reads a bucket.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["S3.19"], nist: ["AC-3"] },
  },
  {
    id: "STO-09",
    statement:
      "Code uploads and job outputs live in different buckets; output bucket follows `atx-custom-output-{account}` naming (account id from the provider, never a literal).",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: {},
  },
  {
    id: "STO-10",
    statement:
      "Each environment (dev, staging, prod) has its own buckets and functions and environment-specific names; nothing is referenced by two environments (separate accounts recommended).",
    systems: ["credentials"],
    layers: ["component", "policy", "runbook"],
    frameworks: { nist: ["AC-4"] },
  },
  {
    id: "STO-11",
    statement:
      "Compression settings and replication configuration are kept in DynamoDB tables, reachable without internet.",
    systems: ["compressor"],
    layers: ["component", "worker"],
    frameworks: {},
  },
  {
    id: "STO-12",
    statement:
      "KPI inputs and outputs (bucket `ecom-bucket-gyenyame`, prefix `Data/`, tables `category_kpis_table` and `order_kpis_table`, region `eu-west-1`) are stack configuration with those values as example, not code constants.",
    systems: ["kpi"],
    layers: ["component", "policy"],
    frameworks: {},
  },
];
