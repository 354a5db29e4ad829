import type { S3ClientConfig } from "@aws-sdk/client-s3";
import type { STSClient } from "@aws-sdk/client-sts";
import type { Logger } from "@sallyport/worker-kit";
import type { SecretVault } from "../ports.js";
import type { ManagerSettings } from "../settings/ManagerSettings.js";

/** What a manager works with; a test gives its own. */
export interface ManagerOptions {
  readonly vault: SecretVault;
  readonly sts: STSClient;
  readonly settings: ManagerSettings;
  /** Settings of the clients of S3 that validation makes, with each role's keys. */
  readonly s3: S3ClientConfig;
  /** The process's variables, for CLICKHOUSE_… of a developer. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** One line for each operation, without a value (LOG-09). */
  readonly logger: Logger;
  /** PEM text of the authorities of the databases. Default: those that Node trusts. */
  readonly ca?: string | undefined;
  /** Milliseconds for which a login is kept. Default: 5 minutes. */
  readonly ttl?: number | undefined;
  /** Milliseconds since 1970. Default: the system's clock. */
  readonly now?: (() => number) | undefined;
  /** Key of a secret that set-up makes. */
  readonly kmsKeyId?: string | undefined;
}
