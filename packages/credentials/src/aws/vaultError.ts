import { ResourceNotFoundException } from "@aws-sdk/client-secrets-manager";
import { classifyError } from "@sallyport/worker-kit";
import { CredentialError } from "../CredentialError.js";

/** An error of Secrets Manager by what can be done about it (IR-07); errors of ours stay as they are. */
export function vaultError(error: unknown, secretId: string): CredentialError {
  if (error instanceof CredentialError) return error;
  if (error instanceof ResourceNotFoundException) {
    return new CredentialError({
      code: "secret-missing",
      what: `There is no secret ${secretId} with a current value`,
      fix: "Set it up: sallyport credentials setup --environment <environment> --interactive",
      cause: error,
    });
  }
  const { kind, reason } = classifyError(error);
  if (reason === "CredentialsProviderError") {
    return new CredentialError({
      code: "aws-credentials-missing",
      what: "There are no AWS credentials",
      fix: "Sign in (aws sso login --profile <environment>), or run under a role",
      cause: error,
    });
  }
  if (kind === "denied" || kind === "fatal") {
    return new CredentialError({
      code: "secret-denied",
      what: `Access to the secret ${secretId} was refused (${reason})`,
      fix: "The role needs Access.ReadSecret on the secret with its key, and has to be one of its consumers or operators: sallyport whoami says which role this is",
      cause: error,
    });
  }
  return new CredentialError({
    code: "secret-unreadable",
    what: `Secrets Manager did not answer for ${secretId} as it should (${reason})`,
    fix: "Try again; in a VPC, see that there is an endpoint for secretsmanager",
    cause: error,
  });
}
