import type { ReportData } from "../ReportData.js";

type Stack = ReportData["stacks"][number];

const compressor: Stack = {
  name: "compressor",
  resources: 142,
  nodes: [
    { id: "source", kind: "bucket", name: "source" },
    { id: "events", kind: "queue", name: "source-events" },
    { id: "dead", kind: "queue", name: "source-events-dead" },
    { id: "worker", kind: "workload", name: "compressor-worker" },
    { id: "leases", kind: "table", name: "leases" },
    { id: "staging", kind: "bucket", name: "staging" },
    { id: "target-events", kind: "queue", name: "target-events" },
    { id: "target-worker", kind: "workload", name: "target-worker" },
    { id: "target", kind: "bucket", name: "target" },
    { id: "alarms", kind: "topic", name: "alarms" },
    { id: "backfill", kind: "workflow", name: "backfill" },
    { id: "operator", kind: "role", name: "backfill-operator" },
  ],
  edges: [
    { from: "source", to: "events", kind: "triggers", what: ["events"] },
    { from: "events", to: "dead", kind: "triggers", what: ["dead letters"] },
    { from: "worker", to: "events", kind: "calls", what: ["sqs:DeleteMessage", "sqs:ReceiveMessage"] },
    { from: "worker", to: "source", kind: "calls", what: ["s3:GetObject"] },
    { from: "worker", to: "leases", kind: "calls", what: ["dynamodb:PutItem"] },
    { from: "worker", to: "staging", kind: "calls", what: ["s3:PutObject"] },
    { from: "staging", to: "target-events", kind: "triggers", what: ["replication"] },
    { from: "target-worker", to: "target-events", kind: "calls", what: ["sqs:ReceiveMessage"] },
    { from: "target-worker", to: "target", kind: "calls", what: ["s3:PutObject"] },
    { from: "operator", to: "backfill", kind: "calls", what: ["states:StartExecution"] },
    { from: "backfill", to: "events", kind: "calls", what: ["sqs:SendMessage"] },
  ],
  networks: [
    {
      vpc: "vpc-0a1b2c3d",
      region: "eu-west-1",
      cidrBlock: "10.0.0.0/16",
      subnets: [
        { cidrBlock: "10.0.0.0/20", zone: "eu-west-1a", route: "isolated" },
        { cidrBlock: "10.0.16.0/20", zone: "eu-west-1b", route: "isolated" },
        { cidrBlock: "10.0.32.0/20", zone: "eu-west-1a", route: "nat" },
        { cidrBlock: "10.0.48.0/20", zone: "eu-west-1b", route: "internet" },
      ],
      endpoints: ["com.amazonaws.eu-west-1.s3", "com.amazonaws.eu-west-1.sqs", "com.amazonaws.eu-west-1.ecr.api"],
      groups: [{ name: "worker", ingress: [], egress: ["tcp 443 pl-1", "tcp 443 sg-endpoints"] }],
    },
  ],
};

const etl: Stack = {
  name: "etl",
  resources: 96,
  nodes: [
    { id: "loader", kind: "workload", name: "loader" },
    { id: "database", kind: "database", name: "warehouse" },
    { id: "login", kind: "secret", name: "warehouse-login" },
    { id: "nightly", kind: "schedule", name: "nightly" },
  ],
  edges: [
    { from: "nightly", to: "loader", kind: "triggers", what: ["rate(1 day)"] },
    { from: "loader", to: "database", kind: "reaches", what: ["tcp 5432"] },
    { from: "loader", to: "login", kind: "calls", what: ["secretsmanager:GetSecretValue"] },
  ],
  networks: [],
};

const statement = (name: string, calls: number, reason: string | null) => ({
  policy: "work",
  statement: name,
  actions: ["s3:GetObject", "s3:GetObjectVersion"],
  resources: [`arn:aws:s3:::${name}/*`],
  calls,
  reason,
  wildcards: [{ pattern: `arn:aws:s3:::${name}/*`, verdict: "needed" }],
  removal: { verdict: calls > 0 ? "noticed" : "unnoticed", lost: calls },
  runs: calls > 0 ? ["sallyport demo etl"] : [],
  missedBy: calls > 0 ? { test: { file: "etl.e2e.test.ts", title: "load an upload" } } : null,
});

const file = (delivery: string, table: string, loaded: number, updated: number, rejected: number) => ({
  ...{ delivery, table, key: `in/${delivery}/${table}.csv`, loaded, updated, rejected },
  ...{ rowsIn: loaded + updated + rejected + 10, unchanged: 10, seconds: 1.2 },
});

/** A report of everything, with some of everything that can be wrong. */
export const sampleReport: ReportData = {
  at: "2026-01-31T12:00:00.000Z",
  stacks: [compressor, etl],
  demo: {
    policies: { passed: 900, violations: 0, undetermined: 3 },
    permissions: { granted: 40, used: 31, denied: 0 },
    pipelines: {
      compressor: {
        ...{ objects: 104, bytes: 2_900_000, archives: 3, archiveBytes: 310_000, ratio: 9.35 },
        ...{ verified: 104, lost: 0, seconds: 41.5 },
      },
      kpi: {
        ...{ rows: 12_000, items: 11_700, duplicates: 200, rejected: 60, orphans: 40, days: 365 },
        ...{ verified: 4_000, differing: 0, revenue: "1234567.89", seconds: 33 },
        daily: Array.from({ length: 28 }, (_, day) => ({
          ...{
            date: `2024-02-${String(day + 1).padStart(2, "0")}`,
            revenue: 900 + 40 * (day % 7),
            orders: 12 + (day % 5),
          },
          ...{ netRevenue: 700 + 35 * (day % 7), itemReturnRate: 0.08 },
        })),
        categories: [
          { category: "Jeans", revenue: 14_000, netRevenue: 11_000 },
          { category: "Socks & <Hosiery>", revenue: 2_000, netRevenue: 1_800 },
        ],
      },
      etl: {
        files: [file("1-first", "customers", 1000, 0, 3), file("2-changed", "customers", 20, 300, 1)],
        ...{ rowsIn: 1344, verified: 1020, differing: 2, seconds: 18 },
      },
      transform: {
        package: "lodash 4.18.1",
        jobs: [{ jobName: "part-1", files: 80, changed: 41, added: 900, removed: 1100, seconds: 4 }],
        ...{ succeeded: 1, verified: 80, differing: 0, seconds: 12 },
      },
    },
    ranAt: { compressor: "2026-01-31T11:58:02.000Z", kpi: "2026-01-31T11:58:02.000Z", etl: "2026-01-30T09:00:00.000Z" },
  },
  ledger: {
    summary: {
      ...{ roles: 2, statements: 4, used: 2, explained: 1, unexplained: 1, missed: 2, refused: 3 },
      ...{ probes: 48, probesRefused: 44, probesSent: 30, notJudged: 3 },
    },
    roles: [
      {
        ...{ stack: "compressor", role: "compressor-worker" },
        statements: [statement("source", 104, null), statement("images", 0, "no image is pulled in a sandbox")],
        refusals: [],
        probes: { planned: 24, refused: 23, allowed: [], notJudged: [{ why: "only a condition refuses it" }] },
      },
      {
        ...{ stack: "etl", role: "etl-loader" },
        statements: [statement("orders", 4, null), statement("forgotten", 0, null)],
        refusals: [{ action: "s3:DeleteObject", resource: "arn:aws:s3:::orders/a", calls: 3 }],
        probes: {
          ...{ planned: 24, refused: 21 },
          allowed: [{ action: "s3:PutObject", resource: "arn:aws:s3:::orders/x" }],
          notJudged: [{ why: "no-tls" }, { why: "pass-role" }],
        },
      },
    ],
  },
  check: {
    summary: { stacks: 6, resources: 221, rules: 106, violations: 1, undetermined: 1, waived: 2, seconds: 15 },
    findings: [
      {
        ...{ rule: "bucket-versioned", control: "STO-03", severity: "high", stack: "etl", urn: "urn:a::b::orders" },
        ...{ message: "versioning is off", fix: "turn it on" },
      },
    ],
    waivers: ["2025-12-31", "2027-12-31"].map((expires) => ({
      ...{ rule: "isolated-subnets", stack: "etl", urn: `urn:a::b::net-${expires}`, control: "NET-01" },
      ...{ reason: "the bank's gateway has no endpoint", owner: "data-platform", expires },
    })),
    undetermined: [{ rule: "kms-rotation", stack: "kpi", urn: "urn:a::b::key", reason: "not known at preview" }],
  },
  controls: (["met", "in part", "runbook", "not yet"] as const).flatMap((standing, index) =>
    ["NET", "STO"].map((theme) => ({
      ...{ id: `${theme}-0${index + 1}`, standing, missing: standing === "in part" ? "half of it" : "" },
      statement: `What ${theme} ${index} asks for.`,
      shownBy: ["rule bucket-versioned", "HardenedBucket"],
      frameworks: { "NIST SP 800-53 r5": ["SC-7"], "SOC 2 trust services criteria": ["CC6.1", "CC6.6"] },
    })),
  ),
  benchmarks: {
    at: { compress: "2026-01-30T10:00:00.000Z", etl: "2026-01-30T11:00:00.000Z" },
    machine: { cores: 2, architecture: "x64", node: "v24.0.0" },
    figures: [
      { benchmark: "compress", measure: "level 3: throughput ÷ tar | zstd", value: 0.75, goal: { atLeast: 1 } },
      { benchmark: "compress", measure: "peak memory, MiB", value: 179.5, goal: { atMost: 200 } },
      { benchmark: "etl", measure: "our load ÷ psql \\copy", value: 1.1, goal: { atMost: 1.15 } },
      { benchmark: "etl", measure: "rows/s", value: 349_200 },
      { benchmark: "range", measure: "bytes read ÷ bytes of the archive", value: 0.0078, goal: { atMost: 0.02 } },
      { benchmark: "kpi", measure: "seconds", value: 11.55 },
      { benchmark: "kpi", measure: "our run ÷ bare DuckDB", value: 1.752, goal: { atMost: 1.3 } },
    ],
  },
};
