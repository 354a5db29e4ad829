/**
 * The verbs of an access intent. One verb becomes one IAM statement (plus its KMS statements where the resource names
 * a key), so that the decision log can show for each of them whether a worker used it.
 *
 * What a verb means depends on the resource it is asked for: see `verbTable`. A verb that makes no sense for a
 * resource (Send on a bucket) is refused.
 */
export const Access = {
  /** Object content and metadata of the current version; one item of a table. */
  Read: "Read",
  /** Object content and metadata of a named version. */
  ReadVersion: "ReadVersion",
  /** Tags of the current version of an object. */
  ReadTags: "ReadTags",
  /** Tags of a named version of an object. */
  ReadVersionTags: "ReadVersionTags",
  /** Objects written by a single PUT; one item of a table, whole. */
  Write: "Write",
  /** Objects written by PUT or multipart upload, and the abort of an upload. */
  Upload: "Upload",
  /** Tags given to an object as or after it is written. */
  WriteTags: "WriteTags",
  /** Read and Write, as two statements. */
  ReadWrite: "ReadWrite",
  /** Keys of a bucket, below the prefix if one is given. */
  List: "List",
  /** Objects (a delete marker where the bucket is versioned); one item of a table. */
  Delete: "Delete",
  /** A named version of an object, for good. */
  DeleteVersion: "DeleteVersion",
  /** Attributes of one item of a table. */
  Update: "Update",
  /** Items that share a partition key. */
  Query: "Query",
  /** Items that share a partition key of one index of a table. */
  QueryIndex: "QueryIndex",
  /** All items of a table. */
  Scan: "Scan",
  /** Up to 100 items of a table, read in a call. */
  BatchRead: "BatchRead",
  /** Up to 25 items of a table in a call. */
  BatchWrite: "BatchWrite",
  /** Receive, extend the lease of, and acknowledge messages. */
  Consume: "Consume",
  /** Messages to a queue. */
  Send: "Send",
  /** Depth and settings of a queue; streams of a log group; state of jobs, executions and what a remediator watches. */
  Inspect: "Inspect",
  /** Events to an event bus. */
  PutEvents: "PutEvents",
  /** Messages to a topic. */
  Publish: "Publish",
  /** Streams and events of a log group. */
  WriteLogs: "WriteLogs",
  /** Events of a log group, looked for by a pattern. */
  ReadLogs: "ReadLogs",
  /** For EMR Serverless: a job's streams and events in a log group, which it looks up by name. */
  WriteJobLogs: "WriteJobLogs",
  /** For Step Functions: deliver the log of executions to a log group. AWS scopes none of the calls. */
  DeliverLogs: "DeliverLogs",
  /** Layers and manifests of an image repository, with the registry login that this needs. */
  Pull: "Pull",
  /** Value of one secret. */
  ReadSecret: "ReadSecret",
  /** What a rotation function does to one secret: read it, add a version, move its stages, and make passwords. */
  RotateSecret: "RotateSecret",
  /** A further version of one secret, by hand. */
  WriteSecret: "WriteSecret",
  /** Have Secrets Manager rotate one secret, or change how often it does. Who starts it needs Invoke on the function too. */
  StartRotation: "StartRotation",
  /** Value of one parameter. */
  ReadParameter: "ReadParameter",
  /** Call a function; call the named routes of a REST API. */
  Invoke: "Invoke",
  /** Sign in to a database as one named user, by IAM token. */
  Connect: "Connect",
  /** Data points of one metric namespace. */
  PutMetrics: "PutMetrics",
  /** Start a job: needed on the job queue and on the job definition, or on the Spark application. */
  SubmitJob: "SubmitJob",
  /** End a job that has not started; end a Spark job run. */
  CancelJob: "CancelJob",
  /** End a job that may be running. */
  TerminateJob: "TerminateJob",
  /** Tag a job while it is submitted, so that CancelJob and TerminateJob reach it later. */
  TagJob: "TagJob",
  /** Start an execution of a state machine. */
  StartExecution: "StartExecution",
  /** End a running execution of a state machine. */
  StopExecution: "StopExecution",
  /** Make one event rule and set its targets: how a state machine hears the end of the jobs that it waits for. */
  ManageRule: "ManageRule",
  /** Start a task of one definition in one cluster. Its roles are passed: see PassRole. */
  RunTask: "RunTask",
  /** Open a session of a role that is there for narrowed sessions, to be handed to what is not trusted. */
  OpenSession: "OpenSession",
  /** Give a role to one AWS service, for what is started under it. */
  PassRole: "PassRole",
  /** For Lambda itself: join a function to a subnet or a security group. */
  AttachInterface: "AttachInterface",
  /** Encrypt with a key directly (not through a resource that it protects). */
  Encrypt: "Encrypt",
  /** Decrypt with a key directly (not through a resource that it protects). */
  Decrypt: "Decrypt",
  /**
   * For a remediator: close buckets to the public, take rules off security groups, turn keys of users off or on, start a
   * trail.
   */
  Remediate: "Remediate",
  /** For S3 itself: read a bucket as the source of replication. */
  ReplicateFrom: "ReplicateFrom",
  /** For S3 itself: read how long the versions of a locked bucket are locked, to lock their replicas alike. */
  ReplicateLocks: "ReplicateLocks",
  /** For S3 itself: write a bucket as a destination of replication, without deletes. */
  ReplicateTo: "ReplicateTo",
} as const;

export type Access = (typeof Access)[keyof typeof Access];
