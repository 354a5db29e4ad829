import { DescribeSecretCommand, type DescribeSecretCommandOutput } from "@aws-sdk/client-secrets-manager";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";

/** A secret by name or ARN; one in its recovery window counts as gone. */
export const describeSecret = async (
  SecretId: string,
  context: Context,
): Promise<DescribeSecretCommandOutput | undefined> => {
  const found = await orAbsent(context.clients.secrets(context.region).send(new DescribeSecretCommand({ SecretId })));
  return found?.DeletedDate === undefined ? found : undefined;
};
