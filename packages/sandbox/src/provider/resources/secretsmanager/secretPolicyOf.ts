import { GetResourcePolicyCommand } from "@aws-sdk/client-secrets-manager";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";

/** The resource policy of a secret; `undefined` where it has none or is gone. */
export const secretPolicyOf = async (SecretId: string, context: Context): Promise<string | undefined> => {
  const command = new GetResourcePolicyCommand({ SecretId });
  return (await orAbsent(context.clients.secrets(context.region).send(command)))?.ResourcePolicy || undefined;
};
