import type { CredentialsConfig } from "../config/CredentialsConfig.js";

/** What is deployed. */
export interface CredentialsPlan {
  readonly config: CredentialsConfig;
  readonly region: string;
  /** Start of logical and physical names: `credentials-<environment>`. */
  readonly base: string;
  /** `<namespace>/clickhouse/<environment>` (SEC-04). */
  readonly secretName: string;
  /** The secret with the login that may change passwords. */
  readonly administratorSecretName: string;
}
