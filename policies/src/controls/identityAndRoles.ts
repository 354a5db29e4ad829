import type { Control } from "./Control.js";

/** Identity and roles. */
export const identityAndRoles: readonly Control[] = [
  {
    id: "IAM-01",
    statement:
      "No role policy contains `Action:*`, a whole-service wildcard, or `Resource:*` except for an enumerated list of actions that have no resource scope.",
    systems: ["compressor", "kpi", "etl", "transform", "credentials"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["IAM.1", "IAM.21"], cis5: ["1.15"], cis7: ["2.14"], nist: ["AC-6"] },
  },
  {
    id: "IAM-02",
    statement: "Task (job) role and execution role are two different roles in every task or job definition.",
    systems: ["compressor", "kpi", "etl", "transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "IAM-03",
    statement:
      "KPI task role has `s3:ListBucket` on the one bucket ARN (limited to prefix `Data/`) and `s3:GetObject` on `<bucket>/Data/*`, nothing else in S3.",
    systems: ["kpi"],
    layers: ["component"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "IAM-04",
    statement:
      "KPI task role holds two write verbs only (`dynamodb:PutItem`, `dynamodb:BatchWriteItem`), scoped to both KPI table ARNs; extra verbs need a declared intent.",
    systems: ["kpi"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "IAM-05",
    statement:
      "Execution roles may only pull from the named image repositories and write to the named log group; the AWS-managed broad execution policy is not attached.",
    systems: ["compressor", "kpi", "etl"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "IAM-06",
    statement:
      "Where the execution role injects secrets, it can read only the exact secret ARNs of that task definition.",
    systems: ["etl"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "IAM-07",
    statement: "Execution roles have no data-plane rights on customer data (S3 objects, queues, tables, data keys).",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "IAM-08",
    statement:
      "ETL application role can read the one input bucket and connect (`rds-db:connect` as one named DB user, or one secret) to the one database instance.",
    systems: ["etl"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["RDS.10"], nist: ["AC-6"] },
  },
  {
    id: "IAM-09",
    statement:
      "Roles are not shared: each deployment configuration (replication rule, job type, region) and each Lambda function has its own.",
    systems: ["compressor", "credentials"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "IAM-10",
    statement:
      "Source and target worker roles differ: source reads user source and writes outbound staging; target reads inbound staging and writes user targets; neither has the other's rights.",
    systems: ["compressor"],
    layers: ["component"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "IAM-11",
    statement:
      "S3 replication roles are limited to reading (and listing) the staging source and replicating into the listed destination buckets.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "IAM-12",
    statement:
      "Batch jobs use a job role (default name `ATXBatchJobRole`) and a separate execution role (`ATXBatchExecutionRole`); both trust only `ecs-tasks.amazonaws.com` with source-account conditions.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "IAM-13",
    statement:
      "Cross-account roles exist only per environment pair, trust a named account and role (external id or org id condition), and are listed in config.",
    systems: ["credentials"],
    layers: ["component", "foundation", "policy"],
    frameworks: { nist: ["AC-3"] },
  },
  {
    id: "IAM-14",
    statement:
      "Roles are environment-specific: a dev role cannot be assumed from, nor reach resources of, staging or prod.",
    systems: ["credentials"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-4", "AC-6"] },
  },
  {
    id: "IAM-15",
    statement:
      "No long-lived keys: stacks create no IAM users or access keys, and containers, functions, config and CI use roles only (CI by OIDC).",
    systems: ["compressor", "kpi", "transform", "credentials"],
    layers: ["policy", "pipeline", "foundation"],
    frameworks: { cis5: ["1.17"], cis7: ["2.16"], nist: ["IA-5"] },
  },
  {
    id: "IAM-16",
    statement:
      "Credential sources are tried in a fixed order: role; then environment variables only if a session token is present; static keys are refused.",
    systems: ["transform", "credentials"],
    layers: ["worker"],
    frameworks: { nist: ["IA-5"] },
  },
  {
    id: "IAM-17",
    statement:
      "Temporary credentials refresh before expiry without restart; the maximum age of an exported set is 45 minutes.",
    systems: ["transform", "credentials"],
    layers: ["worker"],
    frameworks: { nist: ["IA-5"] },
  },
  {
    id: "IAM-18",
    statement:
      "API callers get `execute-api:Invoke` on the specific API id, stage `prod` and methods, through a role or permission set (`InvokeATXApi`), not through a policy on a user.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["IAM.2"], cis5: ["1.14"], cis7: ["2.13"], nist: ["AC-6"] },
  },
  {
    id: "IAM-19",
    statement: "Human API and operator access uses SSO or STS temporary credentials.",
    systems: ["transform", "credentials"],
    layers: ["foundation", "runbook"],
    frameworks: { cis5: ["1.20"], cis7: ["2.19"], nist: ["IA-2"] },
  },
  {
    id: "IAM-20",
    statement: "Roles created by the platform carry a permissions boundary supplied by the account foundation.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "IAM-21",
    statement:
      "An external-access Access Analyzer exists in every enabled region and all generated policies pass policy validation.",
    systems: ["compressor"],
    layers: ["foundation", "pipeline"],
    frameworks: { cis5: ["1.19"], cis7: ["2.18"], nist: ["AC-6"] },
  },
];
