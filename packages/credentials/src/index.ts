export { openVault } from "./aws/openVault.js";
export { SecretsManagerVault } from "./aws/SecretsManagerVault.js";
export {
  CredentialError,
  type CredentialErrorCode,
  type CredentialErrorDetails,
  credentialErrorCodes,
} from "./CredentialError.js";
export { clickHouseCode, isClickHouseRefusal } from "./clickhouse/clickHouseCode.js";
export {
  type ClickHouseAddress,
  type ClickHouseConnection,
  type ConnectClickHouse,
  connectClickHouse,
} from "./clickhouse/connectClickHouse.js";
export { clickHouseFromVariables } from "./clickhouse/localClickHouse.js";
export { type ClickHouseLogin, parseClickHouseLogin } from "./clickhouse/parseClickHouseLogin.js";
export { type EnvironmentName, environmentNames, parseEnvironment } from "./EnvironmentName.js";
export { getCredentialManager } from "./manager/getCredentialManager.js";
export type { ManagerOptions } from "./manager/ManagerOptions.js";
export { type RenewableLogin, retryRefused } from "./manager/retryRefused.js";
export { getAwsCredentialsForService, getClickHouseCredentials, validateCredentials } from "./manager/shortcuts.js";
export {
  type AwsCredentials,
  type AwsKeys,
  type ClickHouseCredentials,
  type ClickHouseLoginToStore,
  type CredentialCheck,
  type CredentialKind,
  type CredentialManager,
  type CredentialReport,
  credentialKinds,
  type PostgresCredentials,
  type SecretState,
  type SecretVault,
  type SecretVersion,
  type StoredSecret,
  type WriteSecretOptions,
} from "./ports.js";
export { isPostgresRefusal } from "./postgres/isPostgresRefusal.js";
export { Secret } from "./Secret.js";
export {
  type ManagerSettings,
  readManagerSettings,
  type ServiceBucket,
  type ServiceRole,
} from "./settings/ManagerSettings.js";
export { type LoginKind, secretNameOf } from "./settings/secretNameOf.js";
