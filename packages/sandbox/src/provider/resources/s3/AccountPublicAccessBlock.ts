import {
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3-control";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";

const off = shape.withDefault(shape.flag(), false);

const inputs = { blockPublicAcls: off, blockPublicPolicy: off, ignorePublicAcls: off, restrictPublicBuckets: off };

/** What no bucket of an account can make public, whatever its own settings say. */
export const accountPublicAccessBlock = defineResource({
  type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  applied: true,
  why: "Holds for every bucket of the account, beside the bucket's own block; access control lists as with a bucket's.",
  scope: "global",
  inputs,
  unsupported: ["accountId"],
  replacedBy: [],
  examples: [
    {
      base: () => ({ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true }),
      updated: () => ({ blockPublicAcls: true, restrictPublicBuckets: true }),
    },
  ],
  identity: (_given, { accountId }) => ({ id: accountId, outputs: { accountId } }),
  create: async (given, context) => {
    await put(given, context);
    return { id: context.accountId };
  },
  read: async (id, _given, context) => {
    const control = context.clients.s3control(context.region);
    const answer = await orAbsent(control.send(new GetPublicAccessBlockCommand({ AccountId: id })));
    const found = answer?.PublicAccessBlockConfiguration;
    return (
      found && {
        accountId: id,
        blockPublicAcls: found.BlockPublicAcls,
        blockPublicPolicy: found.BlockPublicPolicy,
        ignorePublicAcls: found.IgnorePublicAcls,
        restrictPublicBuckets: found.RestrictPublicBuckets,
      }
    );
  },
  update: async (_id, _olds, news, context) => {
    await put(news, context);
  },
  delete: async (id, _olds, context) => {
    const control = context.clients.s3control(context.region);
    await control.send(new DeletePublicAccessBlockCommand({ AccountId: id }));
  },
});

const put = async (given: InputsOf<typeof inputs>, context: Context): Promise<void> => {
  await context.clients.s3control(context.region).send(
    new PutPublicAccessBlockCommand({
      AccountId: context.accountId,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: given.blockPublicAcls,
        BlockPublicPolicy: given.blockPublicPolicy,
        IgnorePublicAcls: given.ignorePublicAcls,
        RestrictPublicBuckets: given.restrictPublicBuckets,
      },
    }),
  );
};
