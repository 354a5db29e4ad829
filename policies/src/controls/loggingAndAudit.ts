import type { Control } from "./Control.js";

/** Logging and audit. */
export const loggingAndAudit: readonly Control[] = [
  {
    id: "LOG-01",
    statement:
      "Every container sends its output to CloudWatch Logs, and security events (denied calls, validation failures) have stable event names in it; no task definition lacks log configuration.",
    systems: ["compressor", "kpi", "etl", "transform"],
    layers: ["component", "worker", "policy"],
    frameworks: { fsbp: ["ECS.9"], nist: ["AU-12"] },
  },
  {
    id: "LOG-02",
    statement:
      "Logs are JSON, one object per line, with level, service, event, correlation id and ISO 8601 UTC timestamp.",
    systems: ["compressor", "transform"],
    layers: ["worker"],
    frameworks: { nist: ["AU-3", "AU-8"] },
  },
  {
    id: "LOG-03",
    statement: "Log lines reach CloudWatch while the job runs (unbuffered, blocking or bounded-loss mode stated).",
    systems: ["transform"],
    layers: ["worker", "component"],
    frameworks: {},
  },
  {
    id: "LOG-04",
    statement:
      "Log groups are created by the stack with retention set: 30 days (one month) default, configurable per compliance need.",
    systems: ["compressor", "transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AU-11"] },
  },
  {
    id: "LOG-05",
    statement: "Logs needed longer are exported to an S3 archive with lifecycle (audit logs at least 365 days).",
    systems: ["transform"],
    layers: ["component", "foundation"],
    frameworks: { nist: ["AU-11"] },
  },
  {
    id: "LOG-06",
    statement: "CloudTrail is on: multi-region, validated, encrypted, to a protected bucket.",
    systems: ["etl", "transform", "credentials"],
    layers: ["foundation", "policy"],
    frameworks: {
      fsbp: ["CloudTrail.1", "CloudTrail.2", "CloudTrail.4"],
      cis5: ["3.1", "3.2", "3.5"],
      cis7: ["4.1", "4.2", "4.5"],
      nist: ["AU-12"],
    },
  },
  {
    id: "LOG-07",
    statement: "Reads of secrets are part of the trail and can be queried by secret and principal.",
    systems: ["credentials"],
    layers: ["foundation", "runbook"],
    frameworks: { nist: ["AU-12"] },
  },
  {
    id: "LOG-08",
    statement: "RDS PostgreSQL logs (postgresql, upgrade) are exported to CloudWatch and retained.",
    systems: ["etl"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["RDS.9", "RDS.36"], nist: ["AU-12"] },
  },
  {
    id: "LOG-09",
    statement:
      "All credential operations (create, read, validate, rotate with start/result/version ids/duration, rollback) and all security-validation runs are logged to CloudWatch without values.",
    systems: ["credentials"],
    layers: ["worker", "command"],
    frameworks: { nist: ["AU-2"] },
  },
  {
    id: "LOG-10",
    statement:
      "Access patterns and configuration changes are recorded: AWS Config for configuration, CloudTrail data events for access (the document names Config for both).",
    systems: ["credentials"],
    layers: ["foundation"],
    frameworks: { fsbp: ["Config.1"], cis5: ["3.3", "3.8", "3.9"], cis7: ["4.3", "4.8", "4.9"] },
  },
  {
    id: "LOG-11",
    statement:
      "At start each job logs the ARN of the role in use; each executed command is logged with secrets masked, exit status and duration.",
    systems: ["transform"],
    layers: ["worker"],
    frameworks: { nist: ["AU-3", "AU-10"] },
  },
  {
    id: "LOG-12",
    statement:
      "CloudWatch Logs Insights queries for errors, durations, denied calls and per-job view are saved by the stack.",
    systems: ["transform"],
    layers: ["component"],
    frameworks: { nist: ["AU-6"] },
  },
];
