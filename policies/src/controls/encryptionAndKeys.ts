import type { Control } from "./Control.js";

/** Encryption and keys. */
export const encryptionAndKeys: readonly Control[] = [
  {
    id: "ENC-01",
    statement: "Every platform-managed bucket defaults to SSE-KMS with a customer-managed key.",
    systems: ["compressor", "kpi", "transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["S3.17"], nist: ["SC-28"] },
  },
  {
    id: "ENC-02",
    statement:
      "SSE-S3 (AES256) is accepted only through an explicit opt-out carrying a written reason; no bucket is ever without default encryption.",
    systems: ["etl", "transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-28"] },
  },
  {
    id: "ENC-03",
    statement: "S3 Bucket Key is on wherever SSE-KMS is used.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: {},
  },
  {
    id: "ENC-04",
    statement:
      "Uploads that name another encryption mode or another key are denied by bucket policy, so KMS is enforced and not merely a default.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-28", "SC-13"] },
  },
  {
    id: "ENC-05",
    statement:
      "User-owned source and target buckets may pass an optional KMS key ARN; when given, the worker uses it and its role gets decrypt (source) or encrypt (target) on exactly that ARN.",
    systems: ["compressor"],
    layers: ["component", "worker"],
    frameworks: { nist: ["AC-6", "SC-28"] },
  },
  {
    id: "ENC-06",
    statement: "Every customer-managed symmetric key rotates at least once a year.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["KMS.4"], cis5: ["3.6"], cis7: ["4.6"], nist: ["SC-12"] },
  },
  {
    id: "ENC-07",
    statement:
      "Separate keys per function: at least source-processing (`alias/outbound`) and target-processing (`alias/inbound`); keys of other workloads are never shared.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-12"] },
  },
  {
    id: "ENC-08",
    statement: "Each region uses its own keys; no multi-region key and no key ARN of another region on a bucket.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-12"] },
  },
  {
    id: "ENC-09",
    statement:
      "Key use is governed by IAM: key policy delegates to the account root plus named administrators, has no `*` principal, and no IAM policy grants `kms:Decrypt` on all keys.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["KMS.1", "KMS.2", "KMS.5"], cis7: ["2.21"], nist: ["AC-6"] },
  },
  {
    id: "ENC-10",
    statement:
      "The replication role may decrypt only with the source-region key and encrypt only with the destination-region keys, both by key ARN (alias condition as second guard).",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "ENC-11",
    statement: "The manifest travels inside the encrypted archive and is never written anywhere in clear.",
    systems: ["compressor"],
    layers: ["worker"],
    frameworks: { nist: ["SC-28"] },
  },
  {
    id: "ENC-12",
    statement: "DynamoDB tables (KPI, settings, ledgers) use a customer-managed KMS key.",
    systems: ["compressor", "kpi"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-28"] },
  },
  {
    id: "ENC-13",
    statement: "RDS storage is encrypted.",
    systems: ["etl"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["RDS.3"], cis5: ["2.2.1"], cis7: ["3.2.1"], nist: ["SC-28"] },
  },
  {
    id: "ENC-14",
    statement: "PostgreSQL refuses non-TLS sessions (`rds.force_ssl=1` in an attached parameter group).",
    systems: ["etl"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["RDS.38"], nist: ["SC-8"] },
  },
  {
    id: "ENC-15",
    statement:
      "The database client verifies the server certificate and host name against the RDS CA bundle; plain or unverified sessions are refused.",
    systems: ["etl"],
    layers: ["worker"],
    frameworks: { nist: ["SC-8"] },
  },
  {
    id: "ENC-16",
    statement:
      "All AWS API calls and data transfers use HTTPS; an endpoint override with `http:` is rejected outside tests (Spark/S3, DynamoDB, SQS, ECR, Logs, job API).",
    systems: ["compressor", "kpi", "etl", "transform"],
    layers: ["worker", "component"],
    frameworks: { nist: ["SC-8"] },
  },
  {
    id: "ENC-17",
    statement:
      "ClickHouse connections use TLS with certificate verification; the secret's SSL settings cannot turn verification off outside dev.",
    systems: ["credentials"],
    layers: ["worker"],
    frameworks: { nist: ["SC-8"] },
  },
  {
    id: "ENC-18",
    statement: "Secrets are encrypted at rest with KMS (customer-managed key per environment).",
    systems: ["credentials"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-28"] },
  },
  {
    id: "ENC-19",
    statement: "SQS queues, SNS topics and log groups are encrypted with KMS.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["SQS.1", "SNS.1"], nist: ["SC-28"] },
  },
];
