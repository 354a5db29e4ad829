import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeRepositoriesCommand,
  type EncryptionType,
  type ImageTagMutability,
  ListTagsForResourceCommand,
  PutImageScanningConfigurationCommand,
  PutImageTagMutabilityCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-ecr";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { present } from "../../values/present.js";

const inputs = {
  name: shape.autoNamed({ maxLength: 256, lowerCase: true }),
  imageTagMutability: shape.withDefault(shape.text(["IMMUTABLE", "MUTABLE"]), "MUTABLE"),
  imageScanningConfiguration: shape.object({ scanOnPush: shape.required(shape.flag()) }),
  encryptionConfigurations: shape.list(
    shape.object({
      encryptionType: shape.withDefault(shape.text(["AES256", "KMS"]), "AES256"),
      kmsKey: shape.text(),
    }),
  ),
  forceDelete: shape.withDefault(shape.flag(), false),
  tags: shape.map(shape.text()),
};

/** A repository of container images. */
export const Repository = defineResource({
  type: "aws:ecr/repository:Repository",
  applied: true,
  why: "Takes images and refuses a second use of an immutable tag; scans and encrypts nothing, and tasks run their registered bundle whether an image was pushed or not",
  inputs,
  unsupported: ["imageTagMutabilityExclusionFilters"],
  recordedInputs: { forceDelete: "It says how to delete; ECR does not keep it." },
  replacedBy: ["name", "encryptionConfigurations"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: { key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-images" }) } },
      base: (made) => ({
        name: "conformance/worker",
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: made("key", "arn") }],
        tags: { team: "data" },
      }),
      updated: (made) => ({
        name: "conformance/worker",
        imageScanningConfiguration: { scanOnPush: false },
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: made("key", "arn") }],
        tags: { stage: "test" },
      }),
      replacing: () => ({ name: "conformance/worker" }),
    },
  ],
  validate: ({ name, encryptionConfigurations }) => [
    ...(/^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/.test(name)
      ? []
      : [{ property: "name", reason: "must be lower-case words joined by one of . _ - /" }]),
    ...(encryptionConfigurations?.[0]?.kmsKey !== undefined && encryptionConfigurations[0].encryptionType !== "KMS"
      ? [{ property: "encryptionConfigurations[0].encryptionType", reason: "must be KMS where a key is given" }]
      : []),
  ],
  identity: ({ name }, { partition, region, accountId }) => ({
    id: name,
    outputs: {
      arn: `arn:${partition}:ecr:${region}:${accountId}:repository/${name}`,
      registryId: accountId,
      repositoryUrl: `${accountId}.dkr.ecr.${region}.amazonaws.com/${name}`,
    },
  }),
  create: async (given, context) => {
    const [encryption] = given.encryptionConfigurations ?? [];
    await context.clients.ecr(context.region).send(
      new CreateRepositoryCommand({
        repositoryName: given.name,
        imageTagMutability: given.imageTagMutability as ImageTagMutability,
        imageScanningConfiguration: given.imageScanningConfiguration,
        encryptionConfiguration: encryption && {
          encryptionType: encryption.encryptionType as EncryptionType,
          kmsKey: encryption.kmsKey,
        },
        tags: toTagList(allTags(given, context)),
      }),
    );
    return { id: given.name };
  },
  read: async (id, given, context) => {
    const ecr = context.clients.ecr(context.region);
    const answer = await orAbsent(ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [id] })));
    const found = answer?.repositories?.[0];
    if (found === undefined) return undefined;
    const { tags } = await ecr.send(new ListTagsForResourceCommand({ resourceArn: found.repositoryArn }));
    const { encryptionType, kmsKey } = found.encryptionConfiguration ?? {};
    const chosen = given.encryptionConfigurations !== undefined || encryptionType !== "AES256";
    return {
      name: found.repositoryName,
      imageTagMutability: found.imageTagMutability,
      imageScanningConfiguration: { scanOnPush: found.imageScanningConfiguration?.scanOnPush ?? false },
      encryptionConfigurations: chosen ? [present({ encryptionType, kmsKey })] : undefined,
      arn: found.repositoryArn,
      registryId: found.registryId,
      repositoryUrl: found.repositoryUri,
      ...tagState(fromTagList(tags), given, context),
    };
  },
  update: async (id, olds, news, context) => {
    const ecr = context.clients.ecr(context.region);
    await ecr.send(
      new PutImageTagMutabilityCommand({
        repositoryName: id,
        imageTagMutability: news.imageTagMutability as ImageTagMutability,
      }),
    );
    await ecr.send(
      new PutImageScanningConfigurationCommand({
        repositoryName: id,
        imageScanningConfiguration: news.imageScanningConfiguration ?? { scanOnPush: false },
      }),
    );
    const resourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => ecr.send(new TagResourceCommand({ resourceArn, tags: toTagList(tags) })),
      remove: (tagKeys) => ecr.send(new UntagResourceCommand({ resourceArn, tagKeys })),
    });
  },
  delete: async (id, { forceDelete }, context) => {
    const command = new DeleteRepositoryCommand({ repositoryName: id, force: forceDelete });
    await context.clients.ecr(context.region).send(command);
  },
});
