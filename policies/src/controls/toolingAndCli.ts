import type { Control } from "./Control.js";

/** Tooling and CLI. */
export const toolingAndCli: readonly Control[] = [
  {
    id: "TOL-01",
    statement:
      "A credential manager module offers: get manager, get ClickHouse credentials by env, get AWS credentials for a service and env, validate credentials by kind and env.",
    systems: ["credentials"],
    layers: ["worker"],
    frameworks: {},
  },
  {
    id: "TOL-02",
    statement:
      "Credential set-up command has `--interactive` (prompt without echo), `--from-env` (reads `CLICKHOUSE_HOST`, `CLICKHOUSE_PASSWORD`, optional port and user), `--validate`, `--rotate`, each with `--environment <env>` defaulting to the configured one.",
    systems: ["credentials"],
    layers: ["command"],
    frameworks: {},
  },
  {
    id: "TOL-03",
    statement:
      "`setup rotation` takes `--rotation-days N` (90), `--manual-trigger`, `--test-only` (dry run of the rotation function without activation), combinable.",
    systems: ["credentials"],
    layers: ["command"],
    frameworks: {},
  },
  {
    id: "TOL-04",
    statement:
      "`validate security` runs all checks; `--json-output` prints JSON; `--report-file <path>` saves details; exit code reflects result.",
    systems: ["credentials"],
    layers: ["command"],
    frameworks: { nist: ["CA-2"] },
  },
  {
    id: "TOL-05",
    statement:
      "The validator tests AWS credential presence and permissions, ClickHouse connection and login, S3 bucket access and Lambda permissions, and reports at least: hard-coded credentials found, AWS credentials invalid, ClickHouse credentials missing, rotation not configured, each with its remedy.",
    systems: ["credentials"],
    layers: ["command"],
    frameworks: { nist: ["CA-2"] },
  },
  {
    id: "TOL-06",
    statement:
      "`configure clickhouse-s3` takes `--environment` and `--setup-tables`, uses the secret, validates first, replaces the insecure script.",
    systems: ["credentials"],
    layers: ["command"],
    frameworks: {},
  },
  {
    id: "TOL-07",
    statement: "An end-to-end pipeline test command uses the credential manager and runs against emulated services.",
    systems: ["credentials"],
    layers: ["command", "pipeline"],
    frameworks: { nist: ["SA-11"] },
  },
  {
    id: "TOL-08",
    statement:
      "Set-up order is scripted: credentials, ClickHouse config, rotation (90 days + manual), validation; repeated for dev, staging, prod.",
    systems: ["credentials"],
    layers: ["command", "runbook"],
    frameworks: {},
  },
  {
    id: "TOL-09",
    statement:
      "Operator identity can be checked (`sts get-caller-identity`) and per-environment profiles are used (`avesa-dev`), created without static keys.",
    systems: ["credentials"],
    layers: ["command", "runbook"],
    frameworks: { nist: ["IA-2"] },
  },
  {
    id: "TOL-10",
    statement:
      "Verification commands: report default encryption and public-access block of a bucket (`atx-custom-output-{account}`), enable scan-on-push, start an image scan (original: tag `latest`; here by digest).",
    systems: ["transform"],
    layers: ["command"],
    frameworks: { nist: ["RA-5"] },
  },
  {
    id: "TOL-11",
    statement:
      "Migration path from hard-coded set-up: back up, create secrets, switch scripts to the credential manager, validate, run pipeline test; the two replaced scripts are listed.",
    systems: ["credentials"],
    layers: ["runbook", "command"],
    frameworks: {},
  },
];
