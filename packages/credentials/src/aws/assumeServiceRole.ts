import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import { classifyError } from "@sallyport/worker-kit";
import { CredentialError } from "../CredentialError.js";
import type { EnvironmentName } from "../EnvironmentName.js";
import type { AwsKeys } from "../ports.js";
import type { ManagerSettings, ServiceRole } from "../settings/ManagerSettings.js";

/**
 * The role that is configured for a service in an environment.
 *
 * @throws CredentialError `role-unknown`
 */
export function roleOf({ roles }: ManagerSettings, service: string, environment: EnvironmentName): ServiceRole {
  const role = Object.hasOwn(roles, service) ? roles[service]?.[environment] : undefined;
  if (role !== undefined) return role;
  throw new CredentialError({
    code: "role-unknown",
    what: `No role is configured for the service ${service} in ${environment}`,
    fix: "Add it to SALLYPORT_SERVICE_ROLES, or deploy stacks/credentials for that environment",
  });
}

/**
 * Temporary keys of a service's role, by AssumeRole with the role's external id (IAM-13). The session's name says for what.
 *
 * @throws CredentialError `role-denied`, `aws-credentials-missing`
 */
export async function assumeServiceRole(
  sts: STSClient,
  { roleArn, externalId, sessionSeconds }: ServiceRole,
  sessionName: string,
): Promise<AwsKeys> {
  try {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: sessionName.replaceAll(/[^\w+=,.@-]/g, "-").slice(0, 64),
        ...(externalId !== undefined && { ExternalId: externalId }),
        DurationSeconds: sessionSeconds,
      }),
    );
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "", Expiration } = Credentials ?? {};
    const expiration = Expiration ?? new Date(Date.now() + sessionSeconds * 1_000);
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken, expiration };
  } catch (error) {
    const { reason } = classifyError(error);
    const missing = reason === "CredentialsProviderError";
    throw new CredentialError({
      code: missing ? "aws-credentials-missing" : "role-denied",
      what: missing ? "There are no AWS credentials" : `The role ${roleArn} could not be assumed (${reason})`,
      fix: missing
        ? "Sign in (aws sso login --profile <environment>), or run under a role"
        : "Its trust policy has to name this identity and external id, and this identity needs sts:AssumeRole on it",
      cause: error,
    });
  }
}
