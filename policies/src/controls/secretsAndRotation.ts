import type { Control } from "./Control.js";

/** Secrets and rotation. */
export const secretsAndRotation: readonly Control[] = [
  {
    id: "SEC-01",
    statement:
      "No credential is hard-coded in or committed with code, scripts, Dockerfiles, images, task definitions, function environment or configuration; diff and history are scanned.",
    systems: ["compressor", "kpi", "etl", "transform", "credentials"],
    layers: ["pipeline", "policy"],
    frameworks: { fsbp: ["ECS.8"], nist: ["IA-5"] },
  },
  {
    id: "SEC-02",
    statement: "All sensitive credentials live in AWS Secrets Manager.",
    systems: ["kpi", "etl", "transform", "credentials"],
    layers: ["component", "policy"],
    frameworks: { nist: ["IA-5"] },
  },
  {
    id: "SEC-03",
    statement:
      "SSM Parameter Store SecureString with a KMS key is an accepted alternative for sensitive settings; type String is not.",
    systems: ["kpi"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-28"] },
  },
  {
    id: "SEC-04",
    statement:
      "ClickHouse secrets are named `avesa/clickhouse/{environment}` and hold host, port, username, password and SSL settings, checked by schema on write and read.",
    systems: ["credentials"],
    layers: ["component", "worker"],
    frameworks: { nist: ["SI-10"] },
  },
  {
    id: "SEC-05",
    statement:
      "Application code reads credentials only through the credential manager module; direct Secrets Manager calls elsewhere are forbidden.",
    systems: ["credentials"],
    layers: ["pipeline", "worker"],
    frameworks: {},
  },
  {
    id: "SEC-06",
    statement:
      "Access to a secret is by IAM on its ARN, one consumer role per secret plus the rotation role; a resource policy denies everyone else.",
    systems: ["credentials"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6", "AC-3"] },
  },
  {
    id: "SEC-07",
    statement:
      "A job role that needs private repositories has `secretsmanager:GetSecretValue` on the named secrets only (example `atx/github-token`, JSON key `token`).",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "SEC-08",
    statement:
      "Secrets are fetched at run time by the worker entry point, kept in memory, never written to disk, image, argv or logs.",
    systems: ["transform", "credentials"],
    layers: ["worker"],
    frameworks: { nist: ["IA-5"] },
  },
  {
    id: "SEC-09",
    statement: "Database credentials rotate automatically.",
    systems: ["etl", "credentials"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["SecretsManager.1"], nist: ["IA-5"] },
  },
  {
    id: "SEC-10",
    statement: "Rotation interval is configurable with 90 days as default and maximum.",
    systems: ["credentials"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["SecretsManager.4"] },
  },
  {
    id: "SEC-11",
    statement:
      "Rotation starts by EventBridge (or service) schedule with retry and dead-letter target, and manually through an SNS topic whose policy admits only the operator role.",
    systems: ["credentials"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["SNS.4"] },
  },
  {
    id: "SEC-12",
    statement:
      "Rotation changes the password on the server, tests the new credentials against the service, and only then makes them current (server step derived: the original only stored it).",
    systems: ["etl", "credentials"],
    layers: ["worker"],
    frameworks: { nist: ["IA-5"] },
  },
  {
    id: "SEC-13",
    statement:
      "The previous credentials stay retrievable as the prior version for emergency rollback, and a rollback command restores them.",
    systems: ["credentials"],
    layers: ["worker", "runbook"],
    frameworks: {},
  },
  {
    id: "SEC-14",
    statement:
      "Credentials are validated before use (format, reachability, permissions), failing closed with a clear error.",
    systems: ["credentials"],
    layers: ["worker"],
    frameworks: {},
  },
  {
    id: "SEC-15",
    statement: "Separate secrets per environment dev, staging, prod; a role of one environment cannot read another's.",
    systems: ["credentials"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "SEC-16",
    statement:
      "Environment-variable credentials (`CLICKHOUSE_HOST`, `CLICKHOUSE_PASSWORD`, ...) are accepted only in local development and refused when a task or function environment is detected.",
    systems: ["credentials"],
    layers: ["worker", "policy"],
    frameworks: { nist: ["IA-5"] },
  },
  {
    id: "SEC-17",
    statement: "Database passwords never appear in code, config files, stack outputs, state in clear or logs.",
    systems: ["etl"],
    layers: ["component", "policy", "worker"],
    frameworks: { nist: ["IA-5"] },
  },
];
