/** They name other credentials, and AWS clients take some of them before a key pair in the environment. */
const credentialSources = new Set([
  "AWS_PROFILE",
  "AWS_DEFAULT_PROFILE",
  "AWS_SESSION_TOKEN",
  "AWS_SECURITY_TOKEN",
  "AWS_ROLE_ARN",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
]);

/** They win over what the sandbox sets: another endpoint for one service, another passphrase, another region. */
const overrides =
  /^(AWS_ENDPOINT_URL_\w+|AWS_IGNORE_CONFIGURED_ENDPOINT_URLS|AWS_DEFAULT_REGION|PULUMI_CONFIG_PASSPHRASE)$/;

/**
 * The variables of a shell that would lead AWS clients or the Pulumi CLI away from the sandbox although the sandbox's
 * own are set: they must be removed, since setting them empty means something else to some clients. Pure.
 */
export function foreignVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(environment)
    .filter((name) => credentialSources.has(name) || overrides.test(name))
    .sort();
}
