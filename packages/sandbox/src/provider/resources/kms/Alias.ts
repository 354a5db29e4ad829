import {
  CreateAliasCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  paginateListAliases,
  UpdateAliasCommand,
} from "@aws-sdk/client-kms";
import type { Context } from "../../Context.js";
import { defineResource, type Example } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";

const keys: NonNullable<Example["needs"]> = {
  first: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-alias-first" }) },
  second: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-alias-second" }) },
};

export const alias = defineResource({
  type: "aws:kms/alias:Alias",
  applied: true,
  why: "Calls may name a key by its alias.",
  inputs: {
    name: shape.autoNamed({ maxLength: 256, lead: "alias/", prefixFrom: "namePrefix" }),
    namePrefix: shape.text(),
    targetKeyId: shape.required(shape.text()),
  },
  recordedInputs: { namePrefix: "Only makes the name." },
  replacedBy: ["name", "namePrefix"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: keys,
      base: (made) => ({ name: "alias/conformance-alias", targetKeyId: made("first", "keyId") }),
      updated: (made) => ({ name: "alias/conformance-alias", targetKeyId: made("second", "keyId") }),
      replacing: (made) => ({ name: "alias/conformance-alias-2", targetKeyId: made("first", "arn") }),
    },
  ],
  validate: ({ name, namePrefix }) => [
    ...(name.startsWith("alias/") ? [] : [{ property: "name", reason: 'must start with "alias/"' }]),
    ...(namePrefix === undefined || namePrefix.startsWith("alias/")
      ? []
      : [{ property: "namePrefix", reason: 'must start with "alias/"' }]),
  ],
  identity: ({ name, targetKeyId }, { region, accountId }) => ({
    id: name,
    outputs: {
      arn: `arn:aws:kms:${region}:${accountId}:${name}`,
      targetKeyArn: targetKeyId.startsWith("arn:")
        ? targetKeyId
        : `arn:aws:kms:${region}:${accountId}:key/${targetKeyId}`,
    },
  }),
  create: async ({ name, targetKeyId }, { clients, region }) => {
    await clients.kms(region).send(new CreateAliasCommand({ AliasName: name, TargetKeyId: targetKeyId }));
    return { id: name };
  },
  read: async (id, known, context) => {
    const live = await find(id, context);
    if (live?.TargetKeyId === undefined) {
      return undefined;
    }
    const { KeyMetadata } = await context.clients
      .kms(context.region)
      .send(new DescribeKeyCommand({ KeyId: live.TargetKeyId }));
    // The program may name the key by its ARN.
    const targetKeyId = known.targetKeyId === KeyMetadata?.Arn ? known.targetKeyId : live.TargetKeyId;
    return { name: id, targetKeyId, arn: live.AliasArn, targetKeyArn: KeyMetadata?.Arn };
  },
  update: async (id, _, { targetKeyId }, { clients, region }) => {
    await clients.kms(region).send(new UpdateAliasCommand({ AliasName: id, TargetKeyId: targetKeyId }));
  },
  delete: async (id, _, { clients, region }) => {
    await clients.kms(region).send(new DeleteAliasCommand({ AliasName: id }));
  },
});

const find = async (name: string, { clients, region }: Context) => {
  for await (const { Aliases = [] } of paginateListAliases({ client: clients.kms(region) }, {})) {
    const found = Aliases.find(({ AliasName }) => AliasName === name);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
};
