import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetRandomPasswordCommand,
} from "@aws-sdk/client-secrets-manager";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import type { Json } from "../../values/Json.js";

/** RDS names the secret of a master user after the instance. */
const secretName = (resourceId: string): string => `rds!${resourceId.toLowerCase()}`;

/** Whom and what for a secret is. */
interface MasterUser {
  readonly resourceId: string;
  readonly username: string;
  readonly password: string;
  readonly kmsKeyId: string | undefined;
}

/**
 * The secret that RDS keeps of a master user whose password it manages. The emulator's RDS has none, so this provider
 * makes it in RDS's place; nobody rotates it.
 */
export const masterUserSecret = {
  password: async (context: Context): Promise<string> => {
    const command = new GetRandomPasswordCommand({ PasswordLength: 32, ExcludePunctuation: true });
    const { RandomPassword } = await context.clients.secrets(context.region).send(command);
    if (RandomPassword === undefined) {
      throw new Error("Secrets Manager gave no random password");
    }
    return RandomPassword;
  },

  create: async ({ resourceId, username, password, kmsKeyId }: MasterUser, context: Context): Promise<void> => {
    await context.clients.secrets(context.region).send(
      new CreateSecretCommand({
        Name: secretName(resourceId),
        Description: `Master user of ${resourceId}, managed in the place of RDS`,
        KmsKeyId: kmsKeyId,
        SecretString: JSON.stringify({ username, password }),
      }),
    );
  },

  /** The output `masterUserSecrets`: empty where the password is not RDS's. */
  read: async (resourceId: string, context: Context): Promise<Json[]> => {
    const command = new DescribeSecretCommand({ SecretId: secretName(resourceId) });
    const found = await orAbsent(context.clients.secrets(context.region).send(command));
    return found === undefined
      ? []
      : [{ kmsKeyId: found.KmsKeyId ?? "", secretArn: found.ARN ?? "", secretStatus: "active" }];
  },

  delete: async (resourceId: string, context: Context): Promise<void> => {
    const command = new DeleteSecretCommand({ SecretId: secretName(resourceId), ForceDeleteWithoutRecovery: true });
    await orAbsent(context.clients.secrets(context.region).send(command));
  },
} as const;
