import {
  AddTagsToResourceCommand,
  DeleteParameterCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  ListTagsForResourceCommand,
  type ParameterTier,
  type ParameterType,
  PutParameterCommand,
  RemoveTagsFromResourceCommand,
} from "@aws-sdk/client-ssm";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";

const inputs = {
  allowedPattern: shape.text(),
  dataType: shape.text(["text", "aws:ec2:image", "aws:ssm:integration"]),
  description: shape.text(),
  insecureValue: shape.text(),
  keyId: shape.text(),
  name: shape.autoNamed({ maxLength: 1011 }),
  overwrite: shape.flag(),
  tags: shape.map(shape.text()),
  tier: shape.text(["Standard", "Advanced", "Intelligent-Tiering"]),
  type: shape.required(shape.text(["String", "StringList", "SecureString"])),
  value: shape.text(),
  valueWo: shape.text(),
  valueWoVersion: shape.number(),
};

type ParameterInputs = InputsOf<typeof inputs>;

/** A parameter of the Parameter Store. A write-only value is written and never shown again. */
export const Parameter = defineResource({
  type: "aws:ssm/parameter:Parameter",
  applied: true,
  why: "Values are kept by version and read under IAM; the key of a SecureString encrypts nothing and is not asked.",
  inputs,
  unsupported: ["arn"],
  recordedInputs: {
    overwrite: "It says how to put the value; Parameter Store does not keep it.",
    valueWo: "It is written and, by its nature, never read.",
    valueWoVersion: "It only says that the write-only value is another one.",
  },
  replacedBy: ["dataType", "name"],
  identifiedBy: ["name"],
  secrets: ["value", "valueWo"],
  examples: [
    {
      needs: { key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-parameter-key" }) } },
      base: (made) => ({
        name: "/conformance/parameter",
        type: "SecureString",
        description: "Token of a conformance test",
        keyId: made("key", "arn"),
        valueWo: "conformance-token",
        valueWoVersion: 1,
        tags: { team: "data" },
      }),
      updated: (made) => ({
        name: "/conformance/parameter",
        type: "SecureString",
        allowedPattern: "^[a-z-]+$",
        keyId: made("key", "arn"),
        valueWo: "conformance-token-two",
        valueWoVersion: 2,
        tier: "Advanced",
        tags: { stage: "test" },
      }),
      replacing: () => ({ name: "/conformance/parameter-renamed", type: "SecureString", value: "conformance-token" }),
    },
    {
      base: () => ({ name: "conformance-plain", type: "String", value: "blue" }),
      updated: () => ({ name: "conformance-plain", type: "StringList", value: "blue,green" }),
      replacing: () => ({
        name: "conformance-plain",
        type: "String",
        dataType: "aws:ec2:image",
        insecureValue: "ami-0c2023a1b2c3d4e5f",
      }),
    },
  ],
  validate: ({ type, value, insecureValue, valueWo, valueWoVersion }) => [
    ...([value, insecureValue, valueWo].filter((given) => given !== undefined).length === 1
      ? []
      : [{ property: "value", reason: "give one of value, insecureValue and valueWo" }]),
    ...(type === "SecureString" && insecureValue !== undefined
      ? [{ property: "insecureValue", reason: "is not for type SecureString: give value or valueWo" }]
      : []),
    ...((valueWo === undefined) === (valueWoVersion === undefined)
      ? []
      : [{ property: "valueWoVersion", reason: "goes with valueWo: give both or neither" }]),
  ],
  identity: ({ name, type, dataType, keyId, tier, valueWo }, { partition, region, accountId }) => ({
    id: name,
    outputs: {
      arn: `arn:${partition}:ssm:${region}:${accountId}:parameter/${name.replace(/^\//, "")}`,
      dataType: dataType ?? "text",
      hasValueWo: valueWo !== undefined,
      ...(type === "SecureString" ? { keyId: keyId ?? "alias/aws/ssm" } : {}),
      tier: tier ?? "Standard",
      version: 1,
    },
  }),
  create: async (given, context) => {
    await put(given, given.overwrite === true, context);
    if (given.overwrite === true) {
      await setTags(given.name, {}, given, context);
    }
    return { id: given.name };
  },
  read: async (id, given, context) => {
    const ssm = context.clients.ssm(context.region);
    const written = given.valueWo !== undefined;
    const found = await orAbsent(ssm.send(new GetParameterCommand({ Name: id, WithDecryption: !written })));
    const filter = { Key: "Name", Option: "Equals", Values: [id] };
    const { Parameters } = await ssm.send(new DescribeParametersCommand({ ParameterFilters: [filter] }));
    const [live, details] = [found?.Parameter, Parameters?.[0]];
    if (live === undefined || details === undefined) {
      return undefined;
    }
    const { TagList } = await ssm.send(new ListTagsForResourceCommand({ ResourceType: "Parameter", ResourceId: id }));
    const shown = given.insecureValue === undefined ? "value" : "insecureValue";
    return {
      name: live.Name,
      type: live.Type,
      allowedPattern: details.AllowedPattern || undefined,
      dataType: live.DataType,
      description: details.Description || undefined,
      keyId: details.KeyId,
      tier: details.Tier,
      ...(written ? {} : { [shown]: live.Value }),
      arn: live.ARN,
      hasValueWo: written,
      version: live.Version,
      ...tagState(fromTagList(TagList), given, context),
    };
  },
  update: async (_id, olds, news, context) => {
    await put(news, true, context);
    await setTags(news.name, olds.tagsAll, news, context);
  },
  delete: async (id, _olds, context) => {
    await context.clients.ssm(context.region).send(new DeleteParameterCommand({ Name: id }));
  },
});

/** Parameter Store takes tags only with a value that overwrites nothing. */
const put = async (given: ParameterInputs, Overwrite: boolean, context: Context): Promise<void> => {
  await context.clients.ssm(context.region).send(
    new PutParameterCommand({
      Name: given.name,
      Value: given.valueWo ?? given.value ?? given.insecureValue,
      Type: given.type as ParameterType,
      AllowedPattern: given.allowedPattern,
      DataType: given.dataType,
      Description: given.description ?? "",
      KeyId: given.keyId,
      Tier: given.tier as ParameterTier | undefined,
      Overwrite,
      ...(Overwrite ? {} : { Tags: toTagList(allTags(given, context)) }),
    }),
  );
};

const setTags = async (
  name: string,
  before: Parameters<typeof applyTagChanges>[0],
  given: ParameterInputs,
  context: Context,
): Promise<void> => {
  const ssm = context.clients.ssm(context.region);
  const parameter = { ResourceType: "Parameter", ResourceId: name } as const;
  await applyTagChanges(before, allTags(given, context), {
    set: (tags) => ssm.send(new AddTagsToResourceCommand({ ...parameter, Tags: toTagList(tags) })),
    remove: (TagKeys) => ssm.send(new RemoveTagsFromResourceCommand({ ...parameter, TagKeys })),
  });
};
