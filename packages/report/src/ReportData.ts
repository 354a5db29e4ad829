import { z } from "zod";

const text = z.string();
const number = z.number();

/** A thing of a stack that holds data or works, and is drawn. */
const node = z.object({
  id: text,
  kind: z.enum([
    "bucket",
    "queue",
    "topic",
    "table",
    "database",
    "secret",
    "workload",
    "workflow",
    "schedule",
    "api",
    "role",
  ]),
  name: text,
});

/** `calls`: a role's statements allow it; `triggers`: an event or a schedule starts it; `reaches`: security groups let it connect. */
const edge = z.object({ from: text, to: text, kind: z.enum(["calls", "triggers", "reaches"]), what: z.array(text) });

const subnet = z.object({
  cidrBlock: text,
  zone: text,
  /** Where its default route leads: to the internet, through a NAT gateway, or nowhere. */
  route: z.enum(["internet", "nat", "isolated"]),
});

const network = z.object({
  vpc: text,
  region: text,
  cidrBlock: text,
  subnets: z.array(subnet),
  /** Names of the services that are reached inside. */
  endpoints: z.array(text),
  groups: z.array(z.object({ name: text, ingress: z.array(text), egress: z.array(text) })),
});

const stack = z.object({
  name: text,
  resources: number,
  nodes: z.array(node),
  edges: z.array(edge),
  networks: z.array(network),
});

const compressor = z.object({
  objects: number,
  bytes: number,
  archives: number,
  archiveBytes: number,
  ratio: number,
  verified: number,
  lost: number,
  seconds: number,
});

const kpi = z.object({
  rows: number,
  items: number,
  duplicates: number,
  rejected: number,
  orphans: number,
  days: number,
  verified: number,
  differing: number,
  revenue: text,
  daily: z.array(
    z.object({ date: z.iso.date(), revenue: number, netRevenue: number, orders: number, itemReturnRate: number }),
  ),
  categories: z.array(z.object({ category: text, revenue: number, netRevenue: number })),
  seconds: number,
});

const etl = z.object({
  files: z.array(
    z.object({
      delivery: text,
      key: text,
      table: text,
      rowsIn: number,
      loaded: number,
      updated: number,
      unchanged: number,
      rejected: number,
      seconds: number,
    }),
  ),
  rowsIn: number,
  verified: number,
  differing: number,
  seconds: number,
});

const transform = z.object({
  package: text,
  jobs: z.array(
    z.object({ jobName: text, files: number, changed: number, added: number, removed: number, seconds: number }),
  ),
  succeeded: number,
  verified: number,
  differing: number,
  seconds: number,
});

/** What `sallyport demo --json` printed. */
export const demoDocument = z.object({
  policies: z.object({ passed: number, violations: number, undetermined: number }),
  permissions: z.object({ granted: number, used: number, denied: number }),
  pipelines: z.object({
    compressor: compressor.optional(),
    kpi: kpi.optional(),
    etl: etl.optional(),
    transform: transform.optional(),
  }),
  /** When each pipeline ran, where runs were kept in one file: ISO 8601. */
  ranAt: z.record(text, text).optional(),
});

/** What `sallyport evidence --json` printed. */
export const ledgerDocument = z.object({
  summary: z.object({
    roles: number,
    statements: number,
    used: number,
    explained: number,
    unexplained: number,
    missed: number,
    refused: number,
    probes: number,
    probesRefused: number,
    probesSent: number,
    notJudged: number,
  }),
  roles: z.array(
    z.object({
      stack: text,
      role: text,
      statements: z.array(
        z.object({
          policy: text,
          statement: text,
          actions: z.array(text),
          resources: z.array(text),
          calls: number,
          reason: text.nullable(),
          wildcards: z.array(z.object({ pattern: text, verdict: text })),
          removal: z.object({ verdict: text, lost: number }),
          /** Names of the runs in which it was used. */
          runs: z.array(text),
          /** The named test that fails without it, as real runs have shown. */
          missedBy: z.object({ test: z.object({ file: text, title: text }) }).nullable(),
        }),
      ),
      refusals: z.array(z.object({ action: text, resource: text, calls: number })),
      probes: z.object({
        planned: number,
        refused: number,
        allowed: z.array(z.object({ action: text, resource: text })),
        notJudged: z.array(z.object({ why: text })),
      }),
    }),
  ),
});

/** What `sallyport check --json` printed. */
export const checkDocument = z.object({
  summary: z.object({
    stacks: number,
    resources: number,
    rules: number,
    violations: number,
    undetermined: number,
    waived: number,
    seconds: number,
  }),
  findings: z.array(
    z.object({ rule: text, control: text, severity: text, stack: text, urn: text, message: text, fix: text }),
  ),
  waivers: z.array(
    z.object({ rule: text, stack: text, urn: text, control: text, reason: text, owner: text, expires: text }),
  ),
  undetermined: z.array(z.object({ rule: text, stack: text, urn: text, reason: text })),
});

const control = z.object({
  id: text,
  statement: text,
  standing: z.enum(["met", "in part", "runbook", "not yet"]),
  /** Rules, components, tests, files and runbooks that show it. */
  shownBy: z.array(text),
  missing: text,
  /** The requirements of each framework that it answers, by the framework's title. */
  frameworks: z.record(text, z.array(text)),
});

/** What `npm run bench` wrote. */
export const benchmarkDocument = z.object({
  at: z.record(text, text),
  machine: z.object({ cores: number, architecture: text, node: text }),
  figures: z.array(
    z.object({
      benchmark: text,
      measure: text,
      value: number,
      goal: z.union([z.object({ atLeast: number }), z.object({ atMost: number })]).optional(),
    }),
  ),
});

/** All that the page shows. What is absent has not been run: its section says what to run. */
export const reportData = z.object({
  /** When it was put together: ISO 8601, UTC. */
  at: text,
  stacks: z.array(stack),
  demo: demoDocument.optional(),
  ledger: ledgerDocument.optional(),
  check: checkDocument.optional(),
  controls: z.array(control).optional(),
  benchmarks: benchmarkDocument.optional(),
});

/** See {@link reportData}. */
export type ReportData = z.output<typeof reportData>;
