import { GetCallerIdentityCommand, type STSClient } from "@aws-sdk/client-sts";
import { CommandError } from "../../output/CommandError.js";

interface Caller {
  readonly account: string;
  readonly arn: string;
  readonly temporary: boolean;
}

/** Who the credentials of a client are. @throws CommandError where there are none, or STS does not take them (IR-07) */
export async function readIdentity(client: STSClient): Promise<Caller> {
  try {
    const { accessKeyId } = await client.config.credentials();
    const { Account: account = "", Arn: arn = "" } = await client.send(new GetCallerIdentityCommand({}));
    // Keys that begin so are a user's own and stay until somebody removes them.
    return { account, arn, temporary: !accessKeyId.startsWith("AKIA") };
  } catch (error) {
    throw refusal(error);
  }
}

function refusal(error: unknown): CommandError {
  const name = error instanceof Error ? error.name : "unknown";
  const fix =
    "Sign in: aws sso login --profile <environment>, and set AWS_PROFILE; in a task or function, see that it has a role";
  if (name === "CredentialsProviderError")
    return new CommandError("No AWS credentials are found", fix, 2, { cause: error });
  return new CommandError(`STS does not say who these AWS credentials are (${name})`, fix, 2, { cause: error });
}
