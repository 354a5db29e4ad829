import {
  DeleteAccountPasswordPolicyCommand,
  GetAccountPasswordPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
} from "@aws-sdk/client-iam";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";

const id = "iam-account-password-policy";
const off = shape.withDefault(shape.flag(), false);

const inputs = {
  allowUsersToChangePassword: shape.withDefault(shape.flag(), true),
  hardExpiry: off,
  maxPasswordAge: shape.withDefault(shape.number(), 0),
  minimumPasswordLength: shape.withDefault(shape.number(), 6),
  passwordReusePrevention: shape.withDefault(shape.number(), 0),
  requireLowercaseCharacters: off,
  requireNumbers: off,
  requireSymbols: off,
  requireUppercaseCharacters: off,
};

const strict = { minimumPasswordLength: 14, passwordReusePrevention: 24, requireNumbers: true, requireSymbols: true };

/** What passwords of an account's IAM users must be. */
export const AccountPasswordPolicy = defineResource({
  type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  applied: false,
  why: "Kept and returned by the emulator, where nobody signs in with a password.",
  scope: "global",
  inputs,
  replacedBy: [],
  examples: [
    {
      base: () => strict,
      updated: () => ({ ...strict, minimumPasswordLength: 20, maxPasswordAge: 90, requireUppercaseCharacters: true }),
    },
  ],
  identity: ({ maxPasswordAge }) => ({ id, outputs: { expirePasswords: maxPasswordAge > 0 } }),
  create: async (given, context) => {
    await put(given, context);
    return { id };
  },
  read: async (_id, _given, context) => {
    const command = new GetAccountPasswordPolicyCommand({});
    const found = (await orAbsent(context.clients.iam(context.region).send(command)))?.PasswordPolicy;
    return (
      found && {
        allowUsersToChangePassword: found.AllowUsersToChangePassword,
        hardExpiry: found.HardExpiry,
        maxPasswordAge: found.MaxPasswordAge ?? 0,
        minimumPasswordLength: found.MinimumPasswordLength,
        passwordReusePrevention: found.PasswordReusePrevention ?? 0,
        requireLowercaseCharacters: found.RequireLowercaseCharacters,
        requireNumbers: found.RequireNumbers,
        requireSymbols: found.RequireSymbols,
        requireUppercaseCharacters: found.RequireUppercaseCharacters,
        expirePasswords: found.ExpirePasswords,
      }
    );
  },
  update: async (_id, olds, news, context) => {
    // The emulator keeps a number that a call leaves out, which AWS takes for none.
    const dropped = ["maxPasswordAge", "passwordReusePrevention"] as const;
    if (dropped.some((name) => olds[name] !== 0 && news[name] === 0)) {
      await context.clients.iam(context.region).send(new DeleteAccountPasswordPolicyCommand({}));
    }
    await put(news, context);
  },
  delete: async (_id, _olds, context) => {
    await context.clients.iam(context.region).send(new DeleteAccountPasswordPolicyCommand({}));
  },
});

const put = async (given: InputsOf<typeof inputs>, context: Context): Promise<void> => {
  await context.clients.iam(context.region).send(
    new UpdateAccountPasswordPolicyCommand({
      AllowUsersToChangePassword: given.allowUsersToChangePassword,
      HardExpiry: given.hardExpiry,
      ...(given.maxPasswordAge === 0 ? {} : { MaxPasswordAge: given.maxPasswordAge }),
      MinimumPasswordLength: given.minimumPasswordLength,
      ...(given.passwordReusePrevention === 0 ? {} : { PasswordReusePrevention: given.passwordReusePrevention }),
      RequireLowercaseCharacters: given.requireLowercaseCharacters,
      RequireNumbers: given.requireNumbers,
      RequireSymbols: given.requireSymbols,
      RequireUppercaseCharacters: given.requireUppercaseCharacters,
    }),
  );
};
