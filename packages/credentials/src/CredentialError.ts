import { WorkerError } from "@sallyport/worker-kit";

/** What can be wrong with a credential; the names are stable, for logs, alarms and scripts. */
export const credentialErrorCodes = [
  /** The name is none of dev, staging, prod. */
  "unknown-environment",
  /** CLICKHOUSE_… variables in a task or function (SEC-16). */
  "environment-variables-refused",
  /** CLICKHOUSE_… variables that are incomplete or wrong. */
  "environment-variables-wrong",
  /** No secret of this name, or one without a current value. */
  "secret-missing",
  /** The caller may not read the secret, or not use its key. */
  "secret-denied",
  /** Secrets Manager could not be asked. */
  "secret-unreadable",
  /** A field is missing or wrong; `fields` names it. */
  "secret-shape",
  /** The secret is of another environment than the one asked for. */
  "wrong-environment",
  /** The first rotation has not made a password yet. */
  "password-missing",
  /** The server refused user and password. */
  "login-refused",
  /** The server's certificate is not one of the authorities', not for this host, or out of date. */
  "certificate-refused",
  /** The server could not be reached. */
  "server-unreachable",
  /** The login works but may not do what it is for. */
  "permission-missing",
  /** No role is configured for this service and environment. */
  "role-unknown",
  /** The role could not be assumed. */
  "role-denied",
  /** The caller has no AWS credentials. */
  "aws-credentials-missing",
  /** The identity is of another account than the environment's. */
  "wrong-account",
  /** The bucket could not be used as the role has to. */
  "bucket-denied",
] as const;
export type CredentialErrorCode = (typeof credentialErrorCodes)[number];

export interface CredentialErrorDetails {
  readonly code: CredentialErrorCode;
  readonly what: string;
  readonly fix: string;
  /** Names of the fields or variables at fault, for `secret-shape` and `environment-variables-wrong`. Never a value. */
  readonly fields?: readonly string[] | undefined;
  readonly cause?: unknown;
}

/** A credential that cannot be used: what, and what to do about it (SEC-14, IR-07). No message holds a value. */
export class CredentialError extends WorkerError {
  override readonly name = "CredentialError";
  override readonly kind = "fatal";
  readonly code: CredentialErrorCode;
  readonly fields: readonly string[];
  /** The remedy alone, as it is also at the end of the message. */
  readonly fix: string;

  constructor({ code, what, fix, fields = [], cause }: CredentialErrorDetails) {
    super({ reason: code, what, fix, cause });
    this.code = code;
    this.fields = fields;
    this.fix = fix;
  }
}
