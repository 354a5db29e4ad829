import type { Evidence } from "./Evidence.js";

const image = "workers/compressor/src/image.test.ts";
const headers = "workers/compressor/src/target/headersOf.test.ts";
const target = "workers/compressor/src/target/target.sandbox.test.ts";
const pipeline = "packages/cli/src/commands/demo/compressorPipeline.e2e.test.ts";
const workerEnvironment = "packages/worker-kit/src/configuration/readEnvironment.test.ts";
const dependabot = ".github/dependabot.yml";
const workflow = ".github/workflows/ci.yml";
const kpiAccess = "stacks/kpi/src/deployment/workerAccess.test.ts";
const kpiSpark = "stacks/kpi/src/deployment/sparkAccess.test.ts";
const kpiPipeline = "packages/cli/src/commands/demo/kpiPipeline.e2e.test.ts";
const etlAccess = "stacks/etl/src/deployment/workerAccess.test.ts";
const etlPipeline = "packages/cli/src/commands/demo/etlPipeline.e2e.test.ts";
const migration = "workers/etl/src/migrate/migration.sandbox.test.ts";
const rotation = "workers/credentials/src/rotation.sandbox.test.ts";
const clickHouseRotation = "workers/credentials/src/clickhouse.sandbox.test.ts";
const rotationRequests = "workers/credentials/src/operations.sandbox.test.ts";
const credentialManager = "packages/credentials/src/manager.sandbox.test.ts";
const clickHouseSecret = "packages/credentials/src/clickhouse/parseClickHouseLogin.test.ts";
const localLogin = "packages/credentials/src/clickhouse/localClickHouse.test.ts";
const credentialsStack = "packages/cli/src/commands/credentials/credentials.e2e.test.ts";
const credentialsConfig = "stacks/credentials/src/config/readConfig.test.ts";
const credentialsAccess = "stacks/credentials/src/deployment/readerAccess.test.ts";
const configureS3 = "packages/cli/src/commands/credentials/s3/configureS3.test.ts";
const transformJob = "stacks/transform/src/deployment/jobAccess.test.ts";
const transformWorker = "workers/transform/src/transform.sandbox.test.ts";
const transformRoles = "packages/cli/src/commands/transform/transformRoles.e2e.test.ts";
const transformPipeline = "packages/cli/src/commands/transform/transformPipeline.e2e.test.ts";
const transformRun = "workers/transform/src/runJob.test.ts";
const transformRules = "packages/transform-rules/src/rules.test.ts";
const operations = "packages/cli/src/commands/operations.sandbox.test.ts";
const compliance = "policies/src/compliance/compliance.test.ts";
const validator = "packages/cli/src/commands/security/validate.sandbox.test.ts";
const documented = "packages/cli/src/documentation/documentedCommands.test.ts";
const foundation = "packages/cli/src/commands/demo/foundation.e2e.test.ts";
const calendar = "policies/src/reference/calendar/calendar.test.ts";
const workflowLint = "policies/src/reference/forge/workflows.test.ts";
const updates = "policies/src/reference/forge/dependabot.test.ts";
const imageWorkflows = "policies/src/reference/forge/imageWorkflows.test.ts";
const reviews = "policies/src/reference/forge/reviews.test.ts";
const advisories = "packages/supply-chain/src/advisories/readAdvisories.test.ts";
const imageContent = "packages/supply-chain/src/image/imageProblems.test.ts";
const imageFindings = "packages/supply-chain/src/vulnerabilities/vulnerabilities.test.ts";
const gates = "packages/supply-chain/src/gates/gates.e2e.test.ts";
const images = ".github/workflows/images.yml";
const findingsInImages = "docs/runbooks/findings-in-images.md";
const monthly = ".github/workflows/calendar-monthly.yml";
const quarterly = ".github/workflows/calendar-quarterly.yml";
const annual = ".github/workflows/calendar-annual.yml";
const issue = (name: string) => `.github/ISSUE_TEMPLATE/${name}.md`;
const notDeployed =
  "What the code deploys is described without an account; what is deployed needs a role that is made by hand, and has not been reviewed yet";
const notRun = "The role that the job takes is to be made by hand, and the job has not run against an account yet";

/** The evidence by control. A control that is not here is shown by its rules and components, or is not met. */
export const controlEvidence: Readonly<Record<string, Evidence>> = {
  "BAK-02": {
    files: [".github/workflows/restore-drill.yml", "stacks/foundation/src/deployment/restoreDrills.ts"],
    tests: [operations, "packages/cli/src/commands/drill/kinds/databaseSample.sandbox.test.ts"],
    runbook: "docs/runbooks/restore-from-backup.md",
    operation:
      "The role that the scheduled drill takes is to be made by hand, and the schedule has not run against an account yet",
  },
  "BAK-03": { tests: [documented], runbook: "docs/runbooks/restore-from-backup.md" },
  "BAK-04": { tests: [documented], runbook: "docs/runbooks/before-a-risky-change.md" },
  "CNT-01": { tests: [image] },
  "CNT-02": {
    tests: [image, imageContent],
    files: [images],
    runbook: findingsInImages,
    operation: "The job that looks into the built images has not run on a forge yet",
  },
  "CNT-03": { tests: [image] },
  "CNT-05": { tests: [image] },
  "CNT-06": { tests: [image, "packages/worker-kit/src/lifecycle/healthFile.test.ts"] },
  "CNT-13": {
    tests: ["workers/transform/src/image.test.ts", "workers/transform/src/execute/selectToolchains.test.ts"],
  },
  "CPL-01": { tests: [compliance], files: ["docs/compliance/well-architected.md"] },
  "CPL-02": { tests: ["policies/src/frameworks/frameworks.test.ts", compliance], files: ["docs/compliance/cis.md"] },
  "CPL-03": {
    tests: [image, imageContent, imageFindings],
    files: [images],
    runbook: findingsInImages,
    operation: "The job that scans the built images and looks into them has not run on a forge yet",
  },
  "CPL-04": { tests: [compliance], files: ["docs/compliance/nist-csf.md", "docs/compliance/nist-800-53.md"] },
  "CPL-05": {
    tests: [calendar, "packages/cli/src/commands/evidence/bundle/bundleCommand.test.ts"],
    files: [".github/workflows/calendar-continuous.yml", annual],
    runbook: "docs/guides/calendar.md",
    operation:
      "The jobs that keep the reports of policies, account, credentials, roles and alarms have not run on a forge yet",
  },
  "CPL-06": { tests: [compliance], files: ["docs/compliance/owasp.md"] },
  "CPL-07": { files: ["docs/reference/rules.md"] },
  "CPL-08": { tests: ["policies/src/reference/describeControls.test.ts"] },
  "ENC-05": { tests: ["stacks/compressor/src/plan/planCompressor.test.ts"] },
  "ENC-11": {
    tests: ["workers/compressor/src/archive/roundTrip.test.ts", "workers/compressor/src/pipeline.sandbox.test.ts"],
  },
  "ENC-15": {
    tests: [
      "packages/worker-kit/src/postgres/verifiedTls.test.ts",
      "workers/etl/src/trouble.sandbox.test.ts",
      etlPipeline,
    ],
  },
  "ENC-16": { tests: [workerEnvironment] },
  "ENC-17": { tests: [clickHouseSecret, credentialManager, clickHouseRotation] },
  "GOV-02": { tests: ["components/src/audit/configRules.test.ts", foundation] },
  "GOV-03": { tests: ["components/src/guardrails/guardrailsFor.test.ts"] },
  "GOV-04": {
    tests: ["packages/cli/src/commands/credentials/list/judgeLogin.test.ts", calendar],
    files: [monthly],
    runbook: issue("monthly-credential-audit"),
    operation: notRun,
  },
  "GOV-05": {
    tests: [calendar],
    files: [quarterly, issue("quarterly-access")],
    runbook: issue("quarterly-role-permissions"),
    operation: notDeployed,
  },
  "GOV-06": {
    tests: [calendar],
    files: [annual, issue("annual-penetration-test")],
    runbook: issue("annual-security-audit"),
  },
  "GOV-07": { tests: [calendar], files: [quarterly], runbook: issue("quarterly-alarms"), operation: notDeployed },
  "GOV-08": {
    tests: [calendar, documented],
    files: [annual, issue("annual-security-training")],
    runbook: "docs/guides/training.md",
  },
  "IAM-03": { tests: [kpiAccess, kpiSpark, kpiPipeline] },
  "IAM-04": { tests: [kpiAccess, kpiSpark, kpiPipeline] },
  "IAM-08": { tests: [etlAccess, etlPipeline] },
  "IAM-10": { tests: [pipeline] },
  "IAM-12": { tests: [transformRoles, "workers/transform/src/hiddenWorker.sandbox.test.ts"] },
  "IAM-16": { tests: [workerEnvironment] },
  "IAM-17": { tests: [transformWorker, transformRoles] },
  "IAM-18": { tests: [transformRoles] },
  "IAM-19": { tests: [validator, documented], runbook: "docs/runbooks/signing-in.md" },
  "INT-01": { tests: [headers, "workers/compressor/src/pipeline.sandbox.test.ts"] },
  "INT-02": { tests: [headers, target] },
  "INT-03": { tests: [headers, target] },
  "INT-04": {
    tests: ["workers/compressor/src/archive/damage.test.ts", "workers/compressor/src/archive/hostile.test.ts", target],
  },
  "INT-05": { tests: ["workers/compressor/src/source/source.sandbox.test.ts", pipeline] },
  "INT-06": { tests: ["workers/compressor/src/archive/roundTrip.test.ts", target, pipeline] },
  "IR-01": { tests: [documented], runbook: "docs/runbooks/README.md" },
  "IR-02": {
    tests: [
      "workers/remediation/src/remediators.sandbox.test.ts",
      "components/src/remediation/events.sandbox.test.ts",
      foundation,
    ],
    runbook: "docs/runbooks/bucket-exposed.md",
  },
  "IR-03": { tests: [operations], runbook: "docs/runbooks/credential-compromised.md" },
  "IR-04": {
    tests: [operations, "packages/cli/src/commands/incident/incident.test.ts"],
    runbook: "docs/runbooks/README.md",
  },
  "IR-05": { runbook: "SECURITY.md" },
  "IR-06": { files: ["SECURITY.md"], tests: ["components/src/account/AccountSettings.test.ts", foundation] },
  "IR-07": { tests: [validator, documented], runbook: "docs/runbooks/login-failing.md" },
  "LOG-02": { tests: ["packages/worker-kit/src/logs/createLogger.test.ts"] },
  "LOG-03": { tests: ["packages/sandbox/src/tasks/logs/LogForwarder.test.ts"] },
  "LOG-05": { tests: ["workers/log-archive/src/handleLines.test.ts", foundation] },
  "LOG-09": {
    tests: [
      credentialManager,
      rotationRequests,
      validator,
      "packages/cli/src/commands/security/log/validationLine.test.ts",
    ],
  },
  "LOG-11": { tests: [transformWorker] },
  "MON-09": { tests: [credentialsStack], files: ["stacks/credentials/src/deployment/rotationAlarms.ts"] },
  "MON-10": {
    tests: ["stacks/credentials/src/deployment/readPatterns.test.ts"],
    files: ["stacks/credentials/src/deployment/readAlarms.ts"],
  },
  "MON-13": {
    tests: [foundation, "components/src/audit/FindingsHub.test.ts", "policies/src/rules/audit/AuditComplete.test.ts"],
    files: [".github/workflows/calendar-continuous.yml"],
    runbook: "docs/guides/calendar.md",
    operation:
      "The sandbox keeps hub, standards and detectors and finds nothing by them; the daily look for drift has not run against an account yet",
  },
  "NET-03": { tests: ["stacks/compressor/src/plan/refuseOverlappingNetworks.test.ts"] },
  "NET-15": { tests: [image] },
  "OPS-01": { tests: [operations] },
  "OPS-02": {
    tests: [operations, transformPipeline, "packages/cli/src/commands/smoke/inside/inside.test.ts"],
    files: ["packages/cli/src/commands/smoke/steps/networkInside.ts"],
    runbook: "docs/runbooks/after-a-deployment.md",
    operation:
      "It has run in the sandbox, where a job is a process and its network the machine's: what keeps a job in has not been tried from inside on AWS yet",
  },
  "OPS-03": {
    tests: ["packages/cli/src/commands/describe/describeStack.test.ts", operations],
    runbook: "docs/runbooks/after-a-deployment.md",
  },
  "OPS-04": {
    tests: [calendar, documented],
    files: [monthly, quarterly, annual],
    runbook: "docs/guides/calendar.md",
  },
  "SEC-01": {
    tests: [
      image,
      validator,
      "packages/cli/src/commands/security/scan/ownTree.test.ts",
      "packages/cli/src/commands/security/scan/scanHistory.test.ts",
    ],
    files: [workflow],
  },
  "SEC-04": { tests: [clickHouseSecret, credentialManager] },
  "SEC-05": { tests: ["packages/credentials/src/lint.test.ts"], files: ["biome.json"] },
  "SEC-08": { tests: [transformJob, "stacks/transform/src/deployment/environments.test.ts"] },
  "SEC-12": { tests: [rotation, clickHouseRotation, etlPipeline, credentialsStack] },
  "SEC-13": {
    tests: [rotationRequests, "workers/credentials/src/function.sandbox.test.ts", credentialsStack],
    runbook: "docs/runbooks/rotation-stuck.md",
  },
  "SEC-10": { tests: [credentialsConfig] },
  "SEC-11": { tests: [credentialsStack], files: ["stacks/credentials/src/deployment/Rotator.ts"] },
  "SEC-14": { tests: [credentialManager, credentialsStack] },
  "SEC-15": { tests: [credentialsStack, credentialsAccess] },
  "SEC-16": { tests: [localLogin, credentialManager] },
  "STO-09": { files: ["stacks/transform/src/deployment/transformBuckets.ts"], tests: [transformJob] },
  "STO-12": { tests: ["stacks/kpi/src/config/readConfig.test.ts"], files: ["stacks/kpi/Pulumi.yaml"] },
  "SUP-02": {
    tests: [imageFindings, imageWorkflows, gates, calendar],
    files: [images, ".github/accepted-findings.yaml", ".github/workflows/calendar-continuous.yml"],
    runbook: findingsInImages,
    operation:
      "The job has not run on a forge yet, and its first run will ask for a decision on what no update mends; the daily scan of the registry has not run against an account",
  },
  "SUP-03": { tests: [image, "packages/sandbox/src/toolchain/ensureEmulatorPython.test.ts"] },
  "SUP-04": { tests: [image] },
  "SUP-05": {
    tests: [updates, imageWorkflows, "packages/cli/src/commands/image/scanImage.test.ts"],
    files: [dependabot, monthly, ".github/workflows/calendar-continuous.yml"],
    runbook: issue("monthly-base-image-rebuild"),
    operation:
      "The rebuild has not run on a forge yet, nor the daily look for images that are older than 31 days against an account",
  },
  "SUP-06": {
    tests: [updates, calendar, "policies/src/reference/forge/endOfLife.test.ts"],
    files: [dependabot, quarterly],
    runbook: issue("quarterly-runtime-versions"),
    operation: "The review has not run on a forge yet",
  },
  "SUP-07": { files: [dependabot], tests: [updates] },
  "SUP-08": {
    tests: [advisories, gates, reviews],
    files: [workflow, dependabot, ".github/workflows/calendar-continuous.yml"],
    runbook: "CONTRIBUTING.md",
    operation:
      "The blocking job asks the registries of npm and Python; it has not run on a forge yet, and no registry has answered it here",
  },
  "SUP-09": { files: [dependabot] },
  "SUP-10": {
    tests: [reviews],
    files: [".github/CODEOWNERS", ".github/rulesets/main.json"],
    runbook: "CONTRIBUTING.md",
  },
  "SUP-11": {
    tests: ["packages/sandbox/src/provider/provider.e2e.test.ts"],
    files: [".github/workflows/calendar-continuous.yml"],
    runbook: "docs/guides/calendar.md",
    operation: "The daily look for drift has not run against an account yet",
  },
  "SUP-12": {
    files: [workflow, images, ".github/workflows/policies.yml"],
    tests: [gates, "packages/cli/src/commands/check/check.e2e.test.ts", reviews, workflowLint],
    runbook: "CONTRIBUTING.md",
    operation: "Each command of a blocking job stops a planted fault; the jobs themselves have not run on a forge yet",
  },
  "TOL-01": { tests: [credentialManager] },
  "TOL-02": { tests: [credentialsStack, "packages/cli/src/commands/credentials/setup/askLogin.test.ts"] },
  "TOL-03": { tests: [credentialsStack] },
  "TOL-04": { tests: [validator, "packages/cli/src/commands/security/report/report.test.ts"] },
  "TOL-05": { tests: [validator] },
  "TOL-06": { tests: [configureS3] },
  "TOL-07": { tests: [operations, etlPipeline] },
  "TOL-08": { tests: [credentialsStack], files: ["stacks/credentials/README.md"] },
  "TOL-09": { tests: ["packages/cli/src/commands/whoami/judgeIdentity.test.ts", operations] },
  "TOL-10": { tests: [operations, "packages/cli/src/commands/image/scanImage.test.ts"] },
  "TOL-11": {
    tests: ["packages/cli/src/commands/migrate/scanCommand.test.ts"],
    runbook: "docs/runbooks/before-a-risky-change.md",
  },
  "VAL-01": {
    tests: [
      "workers/compressor/src/settings/readSettings.test.ts",
      "packages/cli/src/commands/check/check.e2e.test.ts",
    ],
  },
  "VAL-02": {
    tests: [
      "workers/compressor/src/archive/memberName.test.ts",
      "packages/cli/src/commands/restore/restoreArchive.test.ts",
    ],
  },
  "VAL-03": { tests: [transformRules, "workers/transform-api/src/jobs/planJob.test.ts", transformRun] },
  "VAL-04": { tests: [transformRun] },
  "VAL-05": { tests: ["workers/etl/src/badInput.sandbox.test.ts", migration] },
  "VAL-06": { tests: ["packages/cli/src/commands/credentials/s3/s3Statements.test.ts", configureS3] },
  "VAL-07": {
    tests: [credentialsConfig, "packages/cli/src/commands/credentials/operator/operator.test.ts"],
  },
  "VAL-08": {
    tests: [
      "stacks/compressor/src/config/readConfig.test.ts",
      "stacks/etl/src/config/readConfig.test.ts",
      "packages/worker-kit/src/configuration/readEnvironment.test.ts",
    ],
  },
};
