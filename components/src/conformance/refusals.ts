/** One argument that cannot be used, given in place of the conformance entry's. */
export interface Refusal {
  readonly args: object;
  /** As the error names it. */
  readonly argument: string;
  readonly value: unknown;
  /** Part of what the error says to write instead. */
  readonly fix: string;
}

const malformed = { control: "STO-5", reason: "scratch data of a test", owner: "platform", expires: "2027-03-31" };
const tooMany = Array.from({ length: 30 }, (_, index) => `orders-worker-${index}`);

/** For each component what it refuses at construction; the suite asks for one at least. */
export const refusals: Readonly<Record<string, readonly Refusal[]>> = {
  AccountSettings: [
    {
      args: { exceptions: { publicBuckets: malformed } },
      argument: "exceptions.publicBuckets.control",
      value: "STO-5",
      fix: "name the control",
    },
  ],
  AlarmTopic: [
    {
      args: { publishers: [{ service: "*", sourceArns: ["arn:aws:events:eu-west-1:111122223333:rule/*"] }] },
      argument: "publishers[0].service",
      value: "*",
      fix: "s3.amazonaws.com",
    },
  ],
  ApiLogRole: [{ args: { regions: [] }, argument: "regions", value: [], fix: "name the regions" }],
  AuditAlarms: [{ args: { secretReaders: tooMany }, argument: "secretReaders", value: tooMany, fix: "orders-*" }],
  AuditTrail: [{ args: { logRetentionDays: 45 }, argument: "logRetentionDays", value: 45, fix: "at least 365" }],
  BackupPlan: [
    { args: { databaseArns: [] }, argument: "databaseArns", value: [], fix: "name at least one" },
    { args: { lockDays: 91 }, argument: "lockDays", value: 91, fix: "from 1 to 90" },
    { args: { schedule: "rate(1 day)" }, argument: "schedule", value: "rate(1 day)", fix: "no other form" },
  ],
  BatchEnvironment: [
    { args: { maxVcpus: 0 }, argument: "maxVcpus", value: 0, fix: "from 1 to" },
    { args: { timeoutSeconds: 10 }, argument: "timeoutSeconds", value: 10, fix: "from 60" },
  ],
  ConfigBaseline: [
    { args: { withoutRules: ["all"] }, argument: "withoutRules", value: "all", fix: "buckets-closed" },
    { args: { retentionDays: 30 }, argument: "retentionDays", value: 30, fix: "at least 365" },
  ],
  CrossAccountRole: [
    {
      args: { trustedRoleArn: "arn:aws:iam::111122223333:root" },
      argument: "trustedRoleArn",
      value: "arn:aws:iam::111122223333:root",
      fix: "one role of another account",
    },
    { args: { toEnvironment: "prod" }, argument: "toEnvironment", value: "prod", fix: "exceptions.acrossEnvironments" },
  ],
  DataCatalog: [
    { args: { tables: [] }, argument: "tables", value: [], fix: "at least one table" },
    { args: { scanLimitGib: 0 }, argument: "scanLimitGib", value: 0, fix: "at least 0.01" },
    { args: { resultPrefix: "results" }, argument: "resultPrefix", value: "results", fix: '"catalog/"' },
  ],
  DatabaseSecurityGroup: [{ args: { port: 0 }, argument: "port", value: 0, fix: "1 to 65535" }],
  DeployerRole: [
    { args: { subjects: ["*"] }, argument: "subjects", value: "*", fix: "without patterns" },
    {
      args: { resourceTypes: ["aws:made/up:Type"] },
      argument: "resourceTypes",
      value: "aws:made/up:Type",
      fix: "table of types",
    },
  ],
  EncryptionKey: [
    { args: { deletionWindowDays: 3 }, argument: "deletionWindowDays", value: 3, fix: "from 7 to 30" },
    { args: { administratorArns: ["*"] }, argument: "administratorArns[0]", value: "*", fix: "a role's ARN" },
    {
      args: { services: [{ service: "s3.amazonaws.com", sourceArns: ["*"] }] },
      argument: "services[0].sourceArns[0]",
      value: "*",
      fix: "arn:aws:s3:::",
    },
  ],
  EventRoute: [
    { args: { eventPattern: "{" }, argument: "eventPattern", value: "{", fix: "JSON.stringify" },
    { args: { retry: { attempts: 500 } }, argument: "retry.attempts", value: 500, fix: "0 to 185" },
  ],
  EventRule: [
    { args: { input: "not JSON" }, argument: "input", value: "not JSON", fix: "JSON.stringify" },
    { args: { retry: { seconds: 5 } }, argument: "retry.seconds", value: 5, fix: "60 to 86400" },
  ],
  ExecutionRole: [
    { args: { roleName: "o".repeat(65) }, argument: "roleName", value: "o".repeat(65), fix: "at most 64 characters" },
  ],
  ExternalAccessAnalyzer: [
    { args: { analyzerName: "1" }, argument: "analyzerName", value: "1", fix: "start with a letter" },
  ],
  FindingsHub: [
    { args: { standards: [] }, argument: "standards", value: [], fix: "name one" },
    {
      args: { hubExists: true, standards: ["nist-800-53/v/5.0.0"] },
      argument: "standards",
      value: ["nist-800-53/v/5.0.0"],
      fix: "hubExists",
    },
  ],
  FlowLogAlarms: [{ args: { cidrBlock: "10.1.0.0" }, argument: "cidrBlock", value: "10.1.0.0", fix: "/16 to /28" }],
  FunctionRole: [
    {
      args: { access: [{ table: "orders", actions: ["*"] }] },
      argument: "access[0].actions",
      value: "*",
      fix: "a table knows",
    },
  ],
  HardenedApi: [
    { args: { logRetentionDays: 45 }, argument: "logRetentionDays", value: 45, fix: "such as 60" },
    { args: { routes: [] }, argument: "routes", value: [], fix: "at least one" },
    { args: { latencyAlarmMs: 0 }, argument: "latencyAlarmMs", value: 0, fix: "from 1 to" },
    {
      args: { throttle: { ratePerSecond: 0, burst: 1 } },
      argument: "throttle.ratePerSecond",
      value: 0,
      fix: "more than 0",
    },
  ],
  HardenedBucket: [
    { args: { lifecycle: { expireDays: 0 } }, argument: "lifecycle.expireDays", value: 0, fix: "at least 1" },
    {
      args: { exceptions: { noAccessLogs: malformed } },
      argument: "exceptions.noAccessLogs.control",
      value: "STO-5",
      fix: "STO-05",
    },
  ],
  HardenedFunction: [
    { args: { codePath: "/nowhere" }, argument: "codePath", value: "/nowhere", fix: "build the bundle first" },
    { args: { memoryMib: 1 }, argument: "memoryMib", value: 1, fix: "128 to 10240" },
    { args: { logRetentionDays: 2 }, argument: "logRetentionDays", value: 2, fix: "such as 3" },
  ],
  HardenedQueue: [
    { args: { retentionDays: 30 }, argument: "retentionDays", value: 30, fix: "from 1 to 14" },
    {
      args: { senders: [{ service: "s3.amazonaws.com", sourceArns: [] }] },
      argument: "senders[0].sourceArns",
      value: [],
      fix: "anybody's",
    },
  ],
  HardenedStateMachine: [
    { args: { definition: "{}" }, argument: "definition", value: "{}", fix: "StartAt and States" },
    { args: { stateMachineName: "a.b" }, argument: "stateMachineName", value: "a.b", fix: "1 to 80" },
  ],
  HardenedTable: [
    {
      args: { sortKey: { name: "object", type: "S" } },
      argument: "sortKey.name",
      value: "object",
      fix: "another attribute",
    },
  ],
  HardenedTopic: [
    {
      args: { subscriptions: [{ protocol: "http", endpoint: "http://example.com" }] },
      argument: "subscriptions[0].protocol",
      value: "http",
      fix: "https",
    },
  ],
  ImageRepository: [
    { args: { repositoryName: "Orders" }, argument: "repositoryName", value: "Orders", fix: "lower-case" },
  ],
  IsolatedVpc: [
    { args: { zones: 1 }, argument: "zones", value: 1, fix: "2 to 6 zones" },
    { args: { zones: 9 }, argument: "zones", value: 9, fix: "2 to 6 zones" },
    { args: { cidrBlock: "10.1.0.0/28" }, argument: "cidrBlock", value: "10.1.0.0/28", fix: "/16 to /" },
    { args: { natGateways: "single" }, argument: "natGateways", value: "single", fix: "exceptions.internetEgress" },
    { args: { flowLogRetentionDays: 45 }, argument: "flowLogRetentionDays", value: 45, fix: "such as 60" },
  ],
  LogArchive: [
    { args: { logGroupNames: [] }, argument: "logGroupNames", value: [], fix: "at least one log group" },
    { args: { retentionDays: 30 }, argument: "retentionDays", value: 30, fix: "at least 365" },
  ],
  LogBucket: [{ args: { retentionDays: 0 }, argument: "retentionDays", value: 0, fix: "at least 1" }],
  LogGroup: [
    { args: { retentionDays: 45 }, argument: "retentionDays", value: 45, fix: "such as 60" },
    { args: { retentionDays: 0 }, argument: "retentionDays", value: 0, fix: "such as 1" },
  ],
  LogMetric: [{ args: { pattern: "{ $.bytes" }, argument: "pattern", value: "{ $.bytes", fix: 'end it with "}"' }],
  OidcProvider: [
    { args: { issuerUrl: "http://ci" }, argument: "issuerUrl", value: "http://ci", fix: "https://gitlab.example.com" },
  ],
  OrganizationGuardrails: [
    { args: { targetIds: [] }, argument: "targetIds", value: [], fix: "name the units or accounts" },
    { args: { exemptRoleNames: ["*"] }, argument: "exemptRoleNames", value: "*", fix: "without wildcards" },
  ],
  PermissionsBoundary: [
    { args: { regions: [] }, argument: "regions", value: [], fix: "name the regions" },
    { args: { regions: ["*"] }, argument: "regions[0]", value: "*", fix: "eu-west-1" },
  ],
  PostgresDatabase: [
    { args: { backupRetentionDays: 0 }, argument: "backupRetentionDays", value: 0, fix: "from 1 to 35" },
  ],
  RegionSettings: [
    { args: { apiLogRoleArn: "api-logs" }, argument: "apiLogRoleArn", value: "api-logs", fix: "the ARN of a role" },
  ],
  Remediation: [{ args: { mode: "off" }, argument: "mode", value: "off", fix: "make no component" }],
  ReplicationRole: [{ args: { targets: [] }, argument: "targets", value: [], fix: "a bucket to replicate into" }],
  RotatedSecret: [
    { args: { rotationDays: 1000 }, argument: "rotationDays", value: 1000, fix: "1 to 90 days" },
    { args: { consumerRoleNames: [] }, argument: "consumerRoleNames", value: [], fix: "roles that read the secret" },
  ],
  SavedQueries: [
    { args: { queries: [{ name: "", query: "" }] }, argument: "queries[0].name", value: "", fix: "of its own" },
  ],
  ScheduledTask: [
    { args: { schedule: "daily" }, argument: "schedule", value: "daily", fix: "cron(…)" },
    { args: { timeZone: "Mars" }, argument: "timeZone", value: "Mars", fix: "Europe/Berlin" },
  ],
  SecureParameter: [{ args: { parameterName: "/aws/x" }, argument: "parameterName", value: "/aws/x", fix: "/orders/" }],
  ServiceRole: [
    { args: { service: "*" }, argument: "service", value: "*", fix: "scheduler.amazonaws.com" },
    {
      args: { access: [{ queue: "orders", actions: ["sqs:*"] }] },
      argument: "access[0].actions",
      value: "sqs:*",
      fix: "a queue knows Consume",
    },
  ],
  SessionRole: [{ args: { roleName: "orders" }, argument: "roleName", value: "orders", fix: 'end it with "-session"' }],
  SparkApplication: [
    { args: { maxVcpus: 1 }, argument: "maxVcpus", value: 1, fix: "from 4 to" },
    { args: { releaseLabel: "emr-6.15.0" }, argument: "releaseLabel", value: "emr-6.15.0", fix: "from 7.0.0" },
    {
      args: { image: "sallyport/orders:latest" },
      argument: "image",
      value: "sallyport/orders:latest",
      fix: "a digest or a version",
    },
  ],
  SpendBudget: [{ args: { monthlyLimitUsd: 0 }, argument: "monthlyLimitUsd", value: 0, fix: "above 0" }],
  TaskRole: [
    {
      args: { access: [{ bucket: "orders", actions: ["*"] }] },
      argument: "access[0].actions",
      value: "*",
      fix: "a bucket knows Read",
    },
    {
      args: { access: [{ bucket: "*", actions: ["Read"] }] },
      argument: "access[0].bucket",
      value: "*",
      fix: "a bucket name or ARN",
    },
    {
      args: { access: [{ bucket: "orders", prefix: "in", actions: ["Read"] }] },
      argument: "access[0].prefix",
      value: "in",
      fix: '"in/"',
    },
  ],
  ThreatDetector: [{ args: { leastSeverity: 10 }, argument: "leastSeverity", value: 10, fix: "1 to 8.9" }],
  WorkerService: [
    { args: { cpu: 100 }, argument: "cpu", value: 100, fix: "256, 512" },
    { args: { memoryMib: 1 }, argument: "memoryMib", value: 1, fix: "2048 to 8192" },
    {
      args: { scaling: { queueName: "orders", minTasks: 5, maxTasks: 1 } },
      argument: "scaling.minTasks",
      value: 5,
      fix: "from 0 to 1",
    },
    {
      args: { environmentVariables: { API_TOKEN: "abc" } },
      argument: "environmentVariables.API_TOKEN",
      value: "(not shown)",
      fix: "Secrets Manager",
    },
  ],
  WorkloadAlarms: [{ args: { alarms: [] }, argument: "alarms", value: [], fix: "at least one" }],
  WorkloadDashboard: [{ args: { rows: [] }, argument: "rows", value: [], fix: "at least one" }],
  WorkloadSecurityGroup: [
    {
      args: { egressCidrBlocks: ["0.0.0.0/0"] },
      argument: "egressCidrBlocks[0]",
      value: "0.0.0.0/0",
      fix: "exceptions.egressAnywhere",
    },
  ],
};
