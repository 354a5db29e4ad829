/** A property that no rule can read at the first preview of a stack, because AWS draws a part of it. */
export interface UnknownAtFirst {
  /** The component whose resource it is of. */
  readonly component: string;
  readonly property: string;
  readonly reason: string;
}

const keyArn = "AWS draws the ids of keys, and the document names the key by its ARN, which no alias can stand for";

/**
 * The reviewed list. What is judged without these properties is judged at the first preview all the same; with them it is by `sallyport check`,
 * whose plan mode makes ids up, and again when the stack is deployed: by a resource rule before the resource is made.
 */
export const unknownAtFirst: readonly UnknownAtFirst[] = [
  { component: "HardenedBucket", property: "policy", reason: `${keyArn}: writes under another key are denied` },
  {
    component: "ReplicationRole",
    property: "policy",
    reason: `${keyArn}: it decrypts with one and encrypts with others`,
  },
  {
    component: "TaskRole",
    property: "policy",
    reason: `${keyArn}; what it may do with data is a policy of its own, and known`,
  },
  {
    component: "CrossAccountRole",
    property: "policy",
    reason: `${keyArn}; what it may do with data is a policy of its own, and known`,
  },
  {
    component: "SessionRole",
    property: "policy",
    reason: `${keyArn}; what its sessions may do with data is a policy of its own, and known`,
  },
  {
    component: "BackupPlan",
    property: "policy",
    reason: `${keyArn}; what it may do with databases is a policy of its own, and known`,
  },
  {
    component: "FunctionRole",
    property: "policy",
    reason: `RDS draws the name of the master's secret, and EC2 the ids of subnets and groups; and ${keyArn}`,
  },
  { component: "WorkerService", property: "containerDefinitions", reason: "The worker is told the URL of its queue" },
  {
    component: "HardenedBucket",
    property: "bucket",
    reason: "It is the id of the bucket, not the name that was given",
  },
  { component: "LogBucket", property: "bucket", reason: "It is the id of the bucket, not the name that was given" },
];
