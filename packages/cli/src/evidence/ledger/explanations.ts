/** Why a run in the sandbox leaves a statement unused that the pipeline needs, as somebody has reviewed it. */
export interface Explanation {
  /** The project's name on the command line. */
  readonly stack: string;
  /** Pattern of the role's name, `*` for any text. */
  readonly role: string;
  /** Pattern of the Sid. */
  readonly statement: string;
  readonly reason: string;
  /** The end-to-end test of this repository in which the statement must be used: there the explanation does not count. */
  readonly exercisedBy?: string;
  /** What the stack's configuration must ask for, so that a role holds the statement. Default: every configuration has it */
  readonly setting?: string;
}

/**
 * The reviewed explanations. What no sandbox has, whatever the stack, stands in `sandboxLacks`; here stands what is one pipeline's own. An entry
 * of what no role holds any more fails the ledger, so that none outlives what it is about.
 */
export const explanations: readonly Explanation[] = [
  ...explained("compressor", "*-replication", ["GenerateDataKeyForDocumentsEuCentral1Objects"], {
    reason:
      "S3 asks for a data key of some keys and objects alone, which the sandbox does not judge (replication_role.py)",
  }),
  ...explained("compressor", "*", ["ReadSourceTags"], {
    reason:
      "S3 counts an object's tags only for a role that may read them, which the sandbox does not judge; the tags themselves are read by the version",
    setting: "a rule that tells of tags",
  }),
  ...explained("compressor", "*-backfill-states", ["*"], {
    reason:
      "Step Functions lists and sends with it what was there before the rule; the sandbox runs a machine without its batches and its log",
    setting: "backfill",
  }),
  ...explained("credentials", "credentials-prod-*", ["*"], {
    reason:
      "one program makes the roles of every environment: those of dev are used, and taken from, in credentials.e2e.test.ts",
    setting: "the environment prod",
  }),
  ...explained("credentials", "*", ["*"], {
    reason:
      "a login is read, rotated and operated by programs and people, whom the sandbox has not: docs/guides/credentials.md",
    exercisedBy: "packages/cli/src/commands/credentials/credentials.e2e.test.ts",
  }),
  ...explained("foundation", "*-api-logs", ["ListLogGroups", "WriteApiLogs"], {
    reason: "API Gateway takes it for the logs of an account's APIs, and the foundation has none",
    setting: "alarmEmails",
  }),
  ...explained("foundation", "*-audit-delivery", ["WriteTrailLogs"], {
    reason: "CloudTrail writes there what it records, and the sandbox keeps a trail and fills it with nothing",
    setting: "audit",
  }),
  ...explained("foundation", "*-deploy-*", ["*"], {
    reason:
      "CI deploys with it on AWS; under a role of the same making components/src/deployment/everyComponent.e2e.test.ts deploys the library",
    setting: "deployers",
  }),
  ...explained("foundation", "*-writer-role", failedMessages("FailedMessages"), {
    reason: "Lambda sends there what the function failed at, and every line of a log can be archived here",
    setting: "logArchive",
  }),
  ...explained("foundation", "*-mend-*", failedMessages("FailedMessages"), {
    reason: "Lambda sends there what the function failed at, and it fails at no event that its rule matches",
    setting: "remediation",
    exercisedBy: foundation(),
  }),
  ...explained("kpi", "*-reconcile-operator", ["*"], {
    reason: "people reconcile when input was taken back: docs/guides/kpi-pipeline.md",
    exercisedBy: "packages/cli/src/commands/demo/kpiPipeline.e2e.test.ts",
  }),
  ...explained("kpi", "*-spark-runs-states", ["*"], {
    reason: "the state machine's one step is EMR Serverless's, which the sandbox has not",
    setting: "engine: spark",
  }),
  ...explained("kpi", "*-spark-job", ["DeleteSparkObjects", "LookUpLogGroups", "WriteJobLogsToSpark"], {
    reason:
      "EMR Serverless writes the job's log, and Spark's committer removes what it wrote first: the sandbox has neither",
    setting: "engine: spark",
  }),
  ...explained("etl", "*-rotate-role", failedMessages("FailedMessages"), {
    reason: "Lambda sends there what the function failed at, and no rotation of the demonstration fails",
  }),
  ...explained("transform", "*-replication", ["GenerateDataKeyForEuCentral1Objects"], {
    reason:
      "S3 asks for a data key of some keys and objects alone, which the sandbox does not judge (replication_role.py)",
    setting: "buckets.replicaRegion",
  }),
  ...explained("transform", "*-observer-role", failedMessages("FailedMessages"), {
    reason: "Lambda sends there what the function failed at, and it fails at nothing in the demonstration",
    exercisedBy: transformRoles(),
  }),
  ...explained("transform", "*-observer-role", ["InspectJobs"], {
    reason: "asked of jobs whose end no event told, and the demonstration's events all come",
    exercisedBy: transformRoles(),
  }),
  ...explained("transform", "*-submitter-role", ["InspectJobs", "TerminateTransformJobs"], {
    reason: "for batches that are cancelled, and for messages that come again: the demonstration's are not",
    exercisedBy: transformRoles(),
  }),
  ...explained(
    "transform",
    "*-api-role",
    [
      ...["SubmitToJobQueue", "SubmitTransformJobs", "TagTransformJobs", "TagTransformSubmissions"],
      ...["TerminateTransformJobs", "InspectJobs", "BatchReadJobItems", "DeleteJobItems", "ListUploadObjects"],
      ...["ReadUploadObjects", "DecryptUploadObjects"],
    ],
    {
      reason:
        "for single jobs, their cancellation and bundles of uploads; the demonstration submits one batch of archives",
      exercisedBy: transformRoles(),
    },
  ),
  ...explained(
    "transform",
    "*-api-role",
    [
      ...["ListMcpObjects", "ReadMcpObjects", "ReadMcpVersions", "WriteMcpObjects", "DeleteMcpObjects"],
      ...["DecryptMcpObjects", "GenerateDataKeyForMcpObjects"],
    ],
    { reason: "for the tool servers that a job may use; the demonstration's use none", exercisedBy: transformRoles() },
  ),
  ...explained("transform", "ATXBatchJobRole", ["OpenProgramSession"], {
    reason:
      "a session is opened when the program asks for credentials, and ESLint, which the demonstration runs, does not",
    exercisedBy: transformRoles(),
  }),
  ...explained("transform", "*-session", ["WriteResultObjects", "GenerateDataKeyForResultObjects"], {
    reason: "for programs that write results by themselves, and ESLint, which the demonstration runs, does not",
    exercisedBy: transformRoles(),
  }),
  ...explained("transform", "*-call-operator", ["InvokeTransformApi"], {
    reason: "for people who may call the API; the demonstration calls it as the account",
    exercisedBy: transformRoles(),
  }),
];

function explained(
  stack: string,
  role: string,
  statements: readonly string[],
  why: Pick<Explanation, "reason" | "exercisedBy" | "setting">,
): readonly Explanation[] {
  return statements.map((statement) => ({ stack, role, statement, ...why }));
}

/** What a function needs that has set aside what it failed at. */
function failedMessages(label: string): readonly string[] {
  return [`Send${label}`, `GenerateDataKeyFor${label}`, `Decrypt${label}`];
}

function foundation(): string {
  return "packages/cli/src/commands/demo/foundation.e2e.test.ts";
}

function transformRoles(): string {
  return "packages/cli/src/commands/transform/transformRoles.e2e.test.ts";
}
