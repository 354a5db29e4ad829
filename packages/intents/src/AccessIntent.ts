import type { Access } from "./Access.js";

/**
 * Access that a workload is meant to have, as plain data. Exactly one of the resources is given, or `key` alone for
 * direct use of a key. `prefix`, `routes`, `stage`, `user`, `cluster` and `passedTo` narrow the kind of resource that
 * they are documented for and are refused for others.
 */
export interface AccessIntent {
  /** The verbs wanted, each a statement of its own. At least one. */
  readonly actions: readonly Access[];
  /** Bucket name or ARN. */
  readonly bucket?: string;
  /**
   * Keys that the intent reaches: everything below `prefix`, which ends at a delimiter ("in/", never "in": the latter
   * would reach "inbox/" too). Buckets only. Default: the whole bucket.
   */
  readonly prefix?: string;
  /** Queue name or ARN. */
  readonly queue?: string;
  /** Table name or ARN. */
  readonly table?: string;
  /** Name of the table's index that QueryIndex reaches. Needed for that verb. */
  readonly index?: string;
  /** Event bus name ("default") or ARN. */
  readonly eventBus?: string;
  /** Name or ARN of a rule on the default event bus. */
  readonly eventRule?: string;
  /** Topic name or ARN. */
  readonly topic?: string;
  /** Log group name or ARN. */
  readonly logGroup?: string;
  /** Image repository name or ARN. */
  readonly repository?: string;
  /** Secret name or ARN. A name reaches the one secret of that name, whatever six characters AWS ends its ARN with. */
  readonly secret?: string;
  /** Parameter name ("/orders/mode") or ARN. */
  readonly parameter?: string;
  /** Lambda function name, with its alias if it is called by one ("orders:live"), or ARN. */
  readonly function?: string;
  /** Id of a REST API, 10 characters. */
  readonly api?: string;
  /** Stage of the API. Default: "prod" (API-03). */
  readonly stage?: string;
  /**
   * Routes of the API that may be called, as method and path: "GET /jobs/{id}". A path parameter stands for any text,
   * slashes too, because IAM knows no other. Needed for an API.
   */
  readonly routes?: readonly string[];
  /** Resource id of a database instance ("db-…") or cluster ("cluster-…"), not its name: names are used again. */
  readonly database?: string;
  /** The one database user to sign in as. Needed for a database. */
  readonly user?: string;
  /** Batch job queue name or ARN. */
  readonly jobQueue?: string;
  /** Batch job definition name (any revision) or ARN. */
  readonly jobDefinition?: string;
  /** Batch jobs that were submitted with this value of the tag `sallyport:jobs`: a job has no name before it is made. */
  readonly jobs?: string;
  /** Id of an EMR Serverless application. */
  readonly sparkApplication?: string;
  /** State machine name or ARN. */
  readonly stateMachine?: string;
  /** ECS task definition family (any revision) or ARN. */
  readonly taskDefinition?: string;
  /** Name of the ECS cluster in which tasks of the definition are run. Needed for a task definition. */
  readonly cluster?: string;
  /** Role name or ARN. */
  readonly role?: string;
  /** The one service that is given the role, for example "ecs-tasks.amazonaws.com". Needed for a role. */
  readonly passedTo?: string;
  /** Name or ARN of a role whose sessions are handed on, each narrowed by a session policy; ends with "-session". */
  readonly sessionRole?: string;
  /** Namespace of metrics, for example "Sallyport/Orders". */
  readonly metricNamespace?: string;
  /** Id of the account all of whose buckets are watched by a remediator. */
  readonly bucketsOf?: string;
  /** Id of the account all of whose security groups are watched by a remediator. */
  readonly securityGroupsOf?: string;
  /** Id of the account all of whose users' keys are watched by a remediator. */
  readonly usersOf?: string;
  /** Trail name or ARN. */
  readonly trail?: string;
  /** Subnet id. */
  readonly subnet?: string;
  /** Security group id. */
  readonly securityGroup?: string;
  /**
   * ARN of the KMS key that protects the resource: adds the KMS statements which the verbs need, usable only through
   * the resource's service (kms:ViaService). Alone: direct use of that key by Encrypt or Decrypt.
   */
  readonly key?: string;
  /** Word for the statement ids, PascalCase: "Staging" gives `ReadStagingObjects`. Default: made from the name. */
  readonly label?: string;
  /** Region of the resource. Default: the context's. A key of another region is refused (ENC-08). */
  readonly region?: string;
}
