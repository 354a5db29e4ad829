import type * as pulumi from "@pulumi/pulumi";
import type { Access } from "@sallyport/intents";

/**
 * Access that a workload is meant to have. Exactly one resource is given, or `key` alone for direct use of a key;
 * `prefix`, `routes`, `stage`, `user`, `cluster` and `passedTo` narrow the resource that they are documented for.
 * Policies compare these inputs with what the role was granted.
 */
export interface AccessIntentArgs {
  /** The verbs wanted, each an IAM statement of its own. */
  readonly actions: pulumi.Input<pulumi.Input<Access>[]>;
  /** Bucket name or ARN. */
  readonly bucket?: pulumi.Input<string>;
  /** Folder within the bucket that the intent reaches, ending at "/". Default: the whole bucket. */
  readonly prefix?: pulumi.Input<string>;
  /** Queue name or ARN. */
  readonly queue?: pulumi.Input<string>;
  /** Table name or ARN. */
  readonly table?: pulumi.Input<string>;
  /** Name of the table's index that `Access.QueryIndex` reaches. Needed for that verb. */
  readonly index?: pulumi.Input<string>;
  /** Event bus name ("default") or ARN. */
  readonly eventBus?: pulumi.Input<string>;
  /** Name or ARN of a rule on the default event bus. */
  readonly eventRule?: pulumi.Input<string>;
  /** Topic name or ARN. */
  readonly topic?: pulumi.Input<string>;
  /** Log group name or ARN. */
  readonly logGroup?: pulumi.Input<string>;
  /** Image repository name or ARN. */
  readonly repository?: pulumi.Input<string>;
  /** Secret name or ARN. By name a role can be made before the secret, and its policy is known at first preview. */
  readonly secret?: pulumi.Input<string>;
  /** Parameter name ("/orders/mode") or ARN. */
  readonly parameter?: pulumi.Input<string>;
  /** Lambda function name, with its alias if it is called by one ("orders:live"), or ARN. */
  readonly function?: pulumi.Input<string>;
  /** Id of a REST API. */
  readonly api?: pulumi.Input<string>;
  /** Stage of the API. Default: "prod" (API-03). */
  readonly stage?: pulumi.Input<string>;
  /** Routes of the API that may be called, as method and path: "GET /jobs/{id}". Needed for an API. */
  readonly routes?: pulumi.Input<pulumi.Input<string>[]>;
  /** Resource id of a database instance ("db-…") or cluster ("cluster-…"). */
  readonly database?: pulumi.Input<string>;
  /** The one database user to sign in as. Needed for a database. */
  readonly user?: pulumi.Input<string>;
  /** Batch job queue name or ARN. */
  readonly jobQueue?: pulumi.Input<string>;
  /** Batch job definition name (any revision) or ARN. */
  readonly jobDefinition?: pulumi.Input<string>;
  /** Batch jobs that were submitted with this value of the tag `sallyport:jobs`. */
  readonly jobs?: pulumi.Input<string>;
  /** Id of an EMR Serverless application. */
  readonly sparkApplication?: pulumi.Input<string>;
  /** State machine name or ARN. */
  readonly stateMachine?: pulumi.Input<string>;
  /** ECS task definition family (any revision) or ARN. */
  readonly taskDefinition?: pulumi.Input<string>;
  /** Name of the ECS cluster in which tasks of the definition are run. Needed for a task definition. */
  readonly cluster?: pulumi.Input<string>;
  /** Role name or ARN. */
  readonly role?: pulumi.Input<string>;
  /** The one service that is given the role, for example "ecs-tasks.amazonaws.com". Needed for a role. */
  readonly passedTo?: pulumi.Input<string>;
  /** Name or ARN of a role of a `SessionRole`, whose sessions are handed on; ends with "-session". */
  readonly sessionRole?: pulumi.Input<string>;
  /** Namespace of metrics, for example "Sallyport/Orders". */
  readonly metricNamespace?: pulumi.Input<string>;
  /** Id of the account all of whose buckets are watched by a remediator. */
  readonly bucketsOf?: pulumi.Input<string>;
  /** Id of the account all of whose security groups are watched by a remediator. */
  readonly securityGroupsOf?: pulumi.Input<string>;
  /** Id of the account all of whose users' keys are watched by a remediator. */
  readonly usersOf?: pulumi.Input<string>;
  /** Trail name or ARN. */
  readonly trail?: pulumi.Input<string>;
  /** Subnet id. */
  readonly subnet?: pulumi.Input<string>;
  /** Security group id. */
  readonly securityGroup?: pulumi.Input<string>;
  /** ARN of the KMS key that protects the resource, in the resource's region. Adds the KMS statements needed. */
  readonly key?: pulumi.Input<string>;
  /** Word for the statement ids, PascalCase: "Staging" gives `ReadStagingObjects`. Default: from the name. */
  readonly label?: pulumi.Input<string>;
  /** Region of the resource. Default: the role's. */
  readonly region?: pulumi.Input<string>;
}
