export {
  CredentialError,
  type CredentialErrorCode,
  type CredentialErrorDetails,
  credentialErrorCodes,
} from "./CredentialError.js";
export { type EnvironmentName, environmentNames, parseEnvironment } from "./EnvironmentName.js";
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
export { Secret } from "./Secret.js";
