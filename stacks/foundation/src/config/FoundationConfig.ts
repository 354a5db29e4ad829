import { bucketName } from "@sallyport/stack-kit";
import { z } from "zod";

const region = z.string().regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/, 'write it as AWS does: "eu-west-1"');
const on = z.boolean().default(true);
const email = z.email("give an address, such as security@example.com");

/** Parts that an account may have already, or do without. */
const components = z.strictObject({
  /** The trail of the account and the alarms on it. */
  auditTrail: on,
  /** An analyzer of access from outside in every region. */
  accessAnalyzer: on,
  /** Recorder, delivery channel and rules of AWS Config in every region. */
  configBaseline: on,
  /** GuardDuty in every region. */
  threatDetection: on,
  /** Security Hub in every region, with the findings of all in the first. */
  findingsHub: on,
  /** Block of public access, password policy and security contact of the account. */
  accountSettings: on,
  /** EBS encryption in every region. */
  regionSettings: on,
  /** The role by which API Gateway writes logs; needs `regionSettings`. */
  apiLogs: on,
});

/** What others made in the account before, of which AWS takes one only: it is used and left as it is. */
const existing = z.strictObject({
  /** Regions with a recorder of AWS Config, such as an organization's: they get its rules alone. */
  configRecorders: z.array(region).default([]),
  /** Whether the account has AWS Config's own role, AWSServiceRoleForConfig: it has after Config was ever turned on. */
  configServiceRole: z.boolean().default(false),
  /** Region → id of its GuardDuty detector: its findings are told. */
  threatDetectors: z
    .record(region, z.string().regex(/^[0-9a-f]{32}$/, "give the detector's id, 32 hexadecimal digits"))
    .default({}),
  /** Regions with a hub of Security Hub, such as an organization's: its findings are told. */
  findingsHubs: z.array(region).default([]),
  /** ARN of the account's OpenID Connect provider for the CI's issuer. */
  oidcProviderArn: z
    .string()
    .regex(/^arn:[\w-]+:iam::\d{12}:oidc-provider\/.+$/, "give the ARN of an OpenID Connect provider")
    .optional(),
});

const audit = z.strictObject({
  /** Buckets whose reads and writes are recorded beside those of the log buckets, such as that of Pulumi's state. */
  dataEventBuckets: z.array(bucketName).default([]),
  /** Roles that may read secrets without an alarm; `*` stands for any characters. */
  secretReaders: z.array(z.string()).default([]),
  /** Rules of AWS Config that are not made, by their names. */
  withoutConfigRules: z.array(z.string()).default([]),
});

const securityContact = z.strictObject({
  name: z.string().min(1),
  title: z.string().min(1),
  email,
  phone: z.string().regex(/^[\d\s()+-]{1,25}$/, 'give 1 to 25 digits, spaces and "+-()"'),
});

const budget = z.strictObject({
  /** What a month may cost, in US dollars. */
  monthlyUsd: z.number().positive(),
  /** Who is told. */
  emails: z.array(email).min(1).max(10),
});

const backup = z.strictObject({
  region,
  /** Identifiers of RDS instances; `*` stands for any characters. */
  databases: z.array(z.string().regex(/^[a-zA-Z0-9*-]+$/, "give identifiers of RDS instances")).min(1),
});

const archivedRegion = z.strictObject({
  region,
  /** Names of groups that exist, beside those of remediation. */
  logGroups: z.array(z.string().regex(/^[A-Za-z0-9_./#-]{1,512}$/, "give the name of a log group")).default([]),
});

const guardrails = z.strictObject({
  /** Ids of organizational units, accounts, or the root. Begin with a unit of one account; add at the end. */
  targetIds: z
    .array(z.string().regex(/^(r-[a-z0-9]+|ou-[a-z0-9]+-[a-z0-9]+|\d{12})$/, "give ids of units, accounts or the root"))
    .min(1),
  /** Regions that bound accounts may use. Default: the foundation's. */
  regions: z.array(region).min(1).optional(),
  /** Roles of the bound accounts that may change what guards them: the deployer, and one for emergencies. */
  exemptRoleNames: z.array(z.string()).default([]),
});

const ci = z.strictObject({
  /** Issuer of the CI's tokens. Default: that of GitHub Actions. */
  issuerUrl: z.url({ protocol: /^https$/, error: "give an address that begins with https://" }).optional(),
  /** What tokens must be for. */
  audience: z.string().default("sts.amazonaws.com"),
});

const deployer = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, "give lower-case letters, digits and hyphens, 31 at most"),
  /** Runs of GitHub Actions that may deploy, each of one environment or one branch. */
  gitHubRuns: z
    .array(
      z.strictObject({ repository: z.string(), environment: z.string().optional(), branch: z.string().optional() }),
    )
    .default([]),
  /** Subjects of another issuer, each exactly: "project_path:group/project:ref_type:branch:ref:main" of GitLab. */
  subjects: z.array(z.string()).default([]),
  /** Pulumi type tokens of what is deployed, as `sallyport deployer-policy <stack>` prints them. */
  resourceTypes: z.array(z.string()).min(1),
  /** What the names of the stack's components begin with, such as "sallyport-etl-". */
  namePrefixes: z.array(z.string()).min(1),
  /** Bucket of Pulumi's state, which it reads and writes. */
  stateBucket: bucketName.optional(),
});

/** Shape and defaults of the foundation's configuration. What the values mean together is checked by `checkTogether`. */
export const foundationConfig = z.strictObject({
  /** At least one, each once. The first is the home of what an account has once. */
  regions: z.array(region).min(1, "it names no region"),
  /** Stage of the account, part of physical names; "prod" protects data. */
  environment: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,6}$/, "use 2 to 7 lower-case letters and digits, such as prod")
    .default("dev"),
  /** Of every resource: owner, data class, cost centre (GOV-01). */
  tags: z.record(z.string(), z.string()).default({}),
  components: components.prefault({}),
  existing: existing.prefault({}),
  audit: audit.prefault({}),
  /** Who is told of alarms by e-mail, in every region; each confirms once (MON-12). */
  alarmEmails: z.array(email).default([]),
  /** Whom AWS tells of an intrusion (IR-06). Default: the contact that the account has. */
  securityContact: securityContact.optional(),
  /** Default: no budget. */
  budget: budget.optional(),
  /** Databases with recovery points in a locked vault of the account, beside what their stacks keep. */
  backups: z.array(backup).default([]),
  /** What is put right by itself (IR-02): "dry-run" tells what would be done, "apply" does it. Begin with the former. */
  remediation: z.enum(["off", "dry-run", "apply"]).default("off"),
  /** What remediation leaves open: names of buckets, ids of security groups and of access keys. */
  remediationSpared: z.array(z.string().min(1)).default([]),
  /**
   * Regions of which lines of logs are kept in a bucket for seven years (LOG-05): those of remediation, and those of named
   * groups. What the trail and AWS Config record is kept so in any case.
   */
  logArchive: z.array(archivedRegion).default([]),
  /** Whether CI runs restore drills (BAK-02): an alarm tells when none has succeeded for seven days. */
  restoreDrills: z.boolean().default(false),
  /** Bounds of other accounts, of an organization's management account alone (GOV-03). Default: none. */
  guardrails: guardrails.optional(),
  ci: ci.prefault({}),
  /** Roles by which CI deploys stacks. */
  deployers: z.array(deployer).default([]),
});

export type FoundationConfig = z.infer<typeof foundationConfig>;

export type DeployerConfig = FoundationConfig["deployers"][number];
