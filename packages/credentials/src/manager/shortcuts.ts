import type { EnvironmentName } from "../EnvironmentName.js";
import type { AwsCredentials, ClickHouseCredentials, CredentialKind, CredentialReport } from "../ports.js";
import { getCredentialManager } from "./getCredentialManager.js";

/** The current login of ClickHouse, from this process's manager. Prefer `withClickHouse`, which knows rotation. */
export const getClickHouseCredentials = (environment: EnvironmentName): Promise<ClickHouseCredentials> =>
  getCredentialManager().getClickHouseCredentials(environment);

/** Temporary keys of a service's role, from this process's manager. */
export const getAwsCredentialsForService = (service: string, environment: EnvironmentName): Promise<AwsCredentials> =>
  getCredentialManager().getAwsCredentialsForService(service, environment);

/** Looks at the credentials of one kind, from this process's manager. */
export const validateCredentials = (kind: CredentialKind, environment: EnvironmentName): Promise<CredentialReport> =>
  getCredentialManager().validateCredentials(kind, environment);
