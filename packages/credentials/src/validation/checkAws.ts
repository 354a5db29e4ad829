import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { classifyError } from "@sallyport/worker-kit";
import { CredentialError } from "../CredentialError.js";
import type { EnvironmentName } from "../EnvironmentName.js";
import type { CheckList } from "./CheckList.js";
import type { ValidationContext } from "./ValidationContext.js";

/** Who this is, and each role that is configured for the environment: assumed, not only looked at. */
export async function checkAws(
  list: CheckList,
  environment: EnvironmentName,
  { sts, settings, manager }: ValidationContext,
): Promise<void> {
  await list.need("AWS credentials", async () => {
    try {
      const { Arn = "" } = await sts.send(new GetCallerIdentityCommand({}));
      return { message: Arn, result: Arn };
    } catch (error) {
      throw new CredentialError({
        code: "aws-credentials-missing",
        what: `STS does not know this identity (${classifyError(error).reason})`,
        fix: "Sign in (aws sso login --profile <environment>), or run under a role",
        cause: error,
      });
    }
  });
  const services = Object.keys(settings.roles).filter((service) => settings.roles[service]?.[environment]);
  for (const service of services) {
    await list.need(`role of ${service}`, async () => {
      const { roleArn, expires } = await manager.getAwsCredentialsForService(service, environment);
      return { message: `${roleArn}, until ${expires.toISOString()}`, result: true };
    });
    list.goOn();
  }
}
