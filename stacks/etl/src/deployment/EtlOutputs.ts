/** The stack's outputs. */
export interface EtlOutputs {
  readonly region: string;
  /** Where files are uploaded: below the prefix. Rejected rows are below `quarantine/`. */
  readonly inputBucket: string;
  /** Ends with a delimiter. */
  readonly inputPrefix: string;
  /** Where events of uploads go. */
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  readonly databaseHost: string;
  readonly databasePort: number;
  readonly databaseName: string;
  /** Schema of the tables. */
  readonly databaseSchema: string;
  /** Name of the instance. */
  readonly databaseIdentifier: string;
  /** User that signs in; with passwords, one of two that take turns. */
  readonly loaderUser: string;
  /** Secret with the loader's login; empty where it signs in by IAM. */
  readonly loaderSecretArn: string;
  /** What the migration did, as JSON. */
  readonly migration: string;
  /** Vault of the recovery points. */
  readonly backupVault: string;
  readonly dashboardName: string;
  /** Name of the worker's task role. */
  readonly taskRole: string;
  /** Names of the roles of the functions: the migration's and, with passwords, the rotator's. */
  readonly functionRoles: readonly string[];
  /** Name of the worker's log group. */
  readonly logGroup: string;
}
