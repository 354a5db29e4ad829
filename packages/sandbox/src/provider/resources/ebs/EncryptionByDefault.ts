import {
  DisableEbsEncryptionByDefaultCommand,
  EnableEbsEncryptionByDefaultCommand,
  GetEbsEncryptionByDefaultCommand,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";

const id = "default";

/** Whether every new disk of a region is encrypted, whatever its request says. */
export const EncryptionByDefault = defineResource({
  type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
  applied: true,
  why: "Every new volume of the region is encrypted.",
  inputs: { enabled: shape.withDefault(shape.flag(), true) },
  replacedBy: [],
  survivesDelete: "Every region has the setting: deleting turns it off.",
  examples: [{ base: () => ({ enabled: true }), updated: () => ({ enabled: false }) }],
  identity: () => ({ id, outputs: {} }),
  create: async ({ enabled }, context) => {
    await set(enabled, context);
    return { id };
  },
  read: async (_id, _given, context) => {
    const command = new GetEbsEncryptionByDefaultCommand({});
    return { enabled: (await context.clients.ec2(context.region).send(command)).EbsEncryptionByDefault };
  },
  update: async (_id, _olds, { enabled }, context) => {
    await set(enabled, context);
  },
  delete: async (_id, _olds, context) => {
    await set(false, context);
  },
});

const set = async (enabled: boolean, context: Context): Promise<void> => {
  const ec2 = context.clients.ec2(context.region);
  await (enabled
    ? ec2.send(new EnableEbsEncryptionByDefaultCommand({}))
    : ec2.send(new DisableEbsEncryptionByDefaultCommand({})));
};
