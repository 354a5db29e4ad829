/** What AWS calls a kind of resource and takes as its name. */
export interface KindFacts {
  /** Service of the ARN. */
  readonly service: string;
  /** From the ARN's account to the resource's name. */
  readonly before: string;
  readonly name: RegExp;
  /** "bucket": neither region nor account in the ARN. "account": no region. "none": no ARN. Default: both. */
  readonly place?: "bucket" | "account" | "none";
  /** Only an ARN will do: a name says nothing. */
  readonly byArn?: true;
  /** What AWS ends the ARN with by its own choice, as a pattern; an intent by ARN has the real one. */
  readonly ending?: string;
  /** The ARN of what the name stands for, where it is more than `before` and the name. */
  readonly arn?: (before: string, name: string) => string;
}

const anyRevision = (before: string, name: string): string => `${before}${name}${name.includes(":") ? "" : ":*"}`;

/** Stands for all of an account's resources of a kind, which no name could: what will have to be remediated is not known. */
const accountId = /^\d{12}$/;

/**
 * Every kind of resource that an intent can name, by the intent's field. The patterns are AWS's own for names; they
 * also keep `*`, `?` and `${` out of ARNs.
 */
export const resourceKinds = {
  bucket: { service: "s3", before: "", place: "bucket", name: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/ },
  queue: { service: "sqs", before: "", name: /^[A-Za-z0-9_-]{1,80}(\.fifo)?$/ },
  table: { service: "dynamodb", before: "table/", name: /^[A-Za-z0-9_.-]{3,255}$/ },
  eventBus: { service: "events", before: "event-bus/", name: /^[A-Za-z0-9_./-]{1,256}$/ },
  eventRule: { service: "events", before: "rule/", name: /^[A-Za-z0-9_.-]{1,64}$/ },
  topic: { service: "sns", before: "", name: /^[A-Za-z0-9_-]{1,256}(\.fifo)?$/ },
  logGroup: { service: "logs", before: "log-group:", name: /^[A-Za-z0-9_./#-]{1,512}$/ },
  repository: { service: "ecr", before: "repository/", name: /^[a-z0-9][a-z0-9._/-]{1,255}$/ },
  // Six characters, as the Secrets Manager user guide writes it: "-*" would reach longer names too.
  secret: { service: "secretsmanager", before: "secret:", ending: "-??????", name: /^[A-Za-z0-9/_+=.@!-]{1,519}$/ },
  parameter: {
    service: "ssm",
    before: "parameter/",
    name: /^\/?[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/,
    // A path starts at the slash that ends "parameter/".
    arn: (before, name) => `${before}${name.replace(/^\//, "")}`,
  },
  function: { service: "lambda", before: "function:", name: /^[A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_-]{1,128})?$/ },
  api: { service: "execute-api", before: "", name: /^[a-z0-9]{10}$/ },
  database: { service: "rds-db", before: "dbuser:", name: /^(db|cluster)-[A-Z0-9]{1,60}$/ },
  jobQueue: { service: "batch", before: "job-queue/", name: /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/ },
  jobDefinition: {
    service: "batch",
    before: "job-definition/",
    name: /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}(:\d+)?$/,
    arn: anyRevision,
  },
  jobs: { service: "batch", before: "job/", name: /^[A-Za-z0-9_.:/=+@-]{1,256}$/, arn: (before) => `${before}*` },
  sparkApplication: { service: "emr-serverless", before: "/applications/", name: /^[0-9a-z]{1,64}$/ },
  stateMachine: { service: "states", before: "stateMachine:", name: /^[A-Za-z0-9_-]{1,80}$/ },
  taskDefinition: {
    service: "ecs",
    before: "task-definition/",
    name: /^[A-Za-z0-9_-]{1,255}(:\d+)?$/,
    arn: anyRevision,
  },
  role: {
    service: "iam",
    before: "role/",
    place: "account",
    name: /^([A-Za-z0-9_+=,.@-]+\/)*[A-Za-z0-9_+=,.@-]{1,64}$/,
  },
  // By the end of its name a boundary tells it from roles that are nobody's to take.
  sessionRole: { service: "iam", before: "role/", place: "account", name: /^[A-Za-z0-9_+=,.@-]{1,56}-session$/ },
  metricNamespace: { service: "cloudwatch", before: "", place: "none", name: /^(?!AWS\/)[A-Za-z0-9_./#:-]{1,255}$/ },
  bucketsOf: { service: "s3", before: "", place: "bucket", name: accountId, arn: () => "*" },
  securityGroupsOf: { service: "ec2", before: "security-group/", name: accountId, arn: (before) => `${before}*` },
  usersOf: { service: "iam", before: "user/", place: "account", name: accountId, arn: (before) => `${before}*` },
  trail: { service: "cloudtrail", before: "trail/", name: /^[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]$/ },
  subnet: { service: "ec2", before: "subnet/", name: /^subnet-[0-9a-f]{8,17}$/ },
  securityGroup: { service: "ec2", before: "security-group/", name: /^sg-[0-9a-f]{8,17}$/ },
  key: { service: "kms", before: "key/", byArn: true, name: /^[A-Za-z0-9-]{1,64}$/ },
} as const satisfies Readonly<Record<string, KindFacts>>;

/** The field of an intent that names its resource. */
export type ResourceKind = keyof typeof resourceKinds;
