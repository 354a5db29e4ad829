import type { CredentialErrorCode } from "./CredentialError.js";
import type { EnvironmentName } from "./EnvironmentName.js";
import type { Secret } from "./Secret.js";

/** A login of ClickHouse over TLS whose certificate is verified; there is nothing weaker (ENC-17). */
export interface ClickHouseCredentials {
  readonly environment: EnvironmentName;
  readonly host: string;
  /** HTTPS, 8443 unless the secret says another. */
  readonly port: number;
  readonly username: string;
  readonly password: Secret;
  readonly database: string;
  /** Where they are from: the secret's version id, or "environment" for variables of a developer's machine. */
  readonly version: string;
}

/** A login of PostgreSQL, TLS as `verify-full`. */
export interface PostgresCredentials {
  readonly environment: EnvironmentName;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: Secret;
  readonly database: string;
  readonly version: string;
}

/** Temporary keys of a role, for a client of the AWS SDK: hand on `provider`, which renews them by itself. */
export interface AwsCredentials {
  readonly roleArn: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret;
  readonly expires: Date;
  /** What `credentials` of an SDK client takes; asks again before the keys end. */
  readonly provider: () => Promise<AwsKeys>;
}

/** Keys in the SDK's own shape. */
export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

export const credentialKinds = ["clickhouse", "postgres", "aws", "s3"] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** One thing that was looked at. `code`, `fix` only where it failed. */
export interface CredentialCheck {
  /** For example "secret present", "login". */
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
  readonly code?: CredentialErrorCode | undefined;
  readonly fix?: string | undefined;
}

/** What a validation found; checks that could not be made because an earlier one failed count as failed. */
export interface CredentialReport {
  readonly environment: EnvironmentName;
  readonly kind: CredentialKind;
  readonly ok: boolean;
  readonly checks: readonly CredentialCheck[];
}

/** TOL-01: what application code calls. */
export interface CredentialManager {
  getClickHouseCredentials(environment: EnvironmentName): Promise<ClickHouseCredentials>;
  getPostgresCredentials(environment: EnvironmentName): Promise<PostgresCredentials>;
  getAwsCredentialsForService(service: string, environment: EnvironmentName): Promise<AwsCredentials>;
  validateCredentials(kind: CredentialKind, environment: EnvironmentName): Promise<CredentialReport>;
  /** As validateCredentials, but throws the first failure: for the start of a program (SEC-14). */
  requireCredentials(kind: CredentialKind, environment: EnvironmentName): Promise<void>;
  /**
   * Runs work with the login; where the server refuses it, reads the secret once more and runs it once more. A rotation
   * leaves the login from before until the next one, so this suffices.
   */
  withClickHouse<Result>(
    environment: EnvironmentName,
    work: (credentials: ClickHouseCredentials) => Promise<Result>,
  ): Promise<Result>;
  withPostgres<Result>(
    environment: EnvironmentName,
    work: (credentials: PostgresCredentials) => Promise<Result>,
  ): Promise<Result>;
  /** Checks and stores a login (set-up); the old value stays as AWSPREVIOUS. */
  storeClickHouseCredentials(environment: EnvironmentName, login: ClickHouseLoginToStore): Promise<StoredSecret>;
  /** Forgets what it has read. */
  forget(): void;
}

/** What set-up stores; the fields of the secret (SEC-04). */
export interface ClickHouseLoginToStore {
  readonly host: string;
  readonly port?: number | undefined;
  readonly username: string;
  readonly password: Secret;
  readonly database?: string | undefined;
  /** ARN of the secret with the login that may change this one (rotation). */
  readonly masterarn?: string | undefined;
}

export interface StoredSecret {
  readonly name: string;
  readonly versionId: string;
  readonly created: boolean;
}

/** A version of a secret's value. */
export interface SecretVersion {
  readonly name: string;
  readonly arn: string;
  readonly versionId: string;
  readonly value: Secret;
  /** When the version was made. */
  readonly created: Date | undefined;
}

/** State of a secret, without its value. */
export interface SecretState {
  readonly name: string;
  readonly arn: string;
  readonly kmsKeyId: string | undefined;
  readonly rotationEnabled: boolean;
  readonly rotationFunctionArn: string | undefined;
  readonly rotationDays: number | undefined;
  readonly created: Date | undefined;
  readonly lastRotated: Date | undefined;
  readonly nextRotation: Date | undefined;
  readonly lastAccessed: Date | undefined;
  /** When it was deleted; until its recovery window ends it can be restored. */
  readonly deleted: Date | undefined;
  /** Stages by version id. */
  readonly stages: ReadonlyMap<string, readonly string[]>;
}

/** Secrets Manager, as this library needs it; the only place where its client is used. */
export interface SecretVault {
  /** @throws CredentialError `secret-missing`, `secret-denied`, `secret-unreadable` */
  read(secretId: string, stage?: string): Promise<SecretVersion>;
  describe(secretId: string): Promise<SecretState>;
  /** Names and states of secrets whose name begins so. */
  list(prefix: string): Promise<readonly SecretState[]>;
  /** Makes the secret, or gives it a further current version. */
  write(name: string, value: Secret, options?: WriteSecretOptions): Promise<StoredSecret>;
  /** Starts a rotation, and sets how often there is one (1–90 days) where that is given; gives the id of the version that it makes. */
  rotate(secretId: string, rules?: { readonly days?: number }): Promise<string>;
  /** Turns rotation on, or changes its interval (1–90 days), without rotating. */
  configureRotation(
    secretId: string,
    rotation: { readonly functionArn?: string; readonly days: number },
  ): Promise<void>;
  close(): void;
}

export interface WriteSecretOptions {
  /** Key of a secret that is made; default the AWS-managed one, which the rule `secret-cmk` refuses. */
  readonly kmsKeyId?: string | undefined;
  readonly description?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}
