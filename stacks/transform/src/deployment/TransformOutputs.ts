/** The stack's outputs. */
export interface TransformOutputs {
  readonly region: string;
  /** Of the API's stage, without a slash at its end; calls are signed for execute-api. */
  readonly apiUrl: string;
  readonly apiId: string;
  /** Bucket of `transformations/` and `mcp/`. */
  readonly resultsBucket: string;
  /** Bucket of `uploads/` and `batches/`. */
  readonly uploadsBucket: string;
  readonly jobsTable: string;
  readonly jobQueue: string;
  readonly jobDefinition: string;
  /** Name of the jobs' log group. */
  readonly jobLogGroup: string;
  /** Name of the jobs' role. */
  readonly jobRole: string;
  /** Name of the role by which Batch starts jobs. */
  readonly executionRole: string;
  /** Names of the roles of the API, the submitter and the observer, in this order. */
  readonly functionRoles: readonly string[];
  /** Of messages to the submitter that it could not work off. */
  readonly deadLetterQueueUrl: string;
  /** Topic of the events at the ends of jobs. */
  readonly jobEndTopicArn: string;
  readonly dashboardName: string;
  /** ARNs of the roles that may call the API, by the caller's name. */
  readonly callerRoleArns: Readonly<Record<string, string>>;
}
