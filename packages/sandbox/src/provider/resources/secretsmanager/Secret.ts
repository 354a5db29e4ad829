import {
  CreateSecretCommand,
  DeleteResourcePolicyCommand,
  DeleteSecretCommand,
  PutResourcePolicyCommand,
  ResourceExistsException,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateSecretCommand,
} from "@aws-sdk/client-secrets-manager";
import type { Context } from "../../Context.js";
import { completeCreate } from "../../completeCreate.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { describeSecret } from "./describeSecret.js";
import { exampleSecretPolicy } from "./exampleSecretPolicy.js";
import { secretPolicyOf } from "./secretPolicyOf.js";

/** A secret without its values, which are `SecretVersion`s. */
export const Secret = defineResource({
  type: "aws:secretsmanager/secret:Secret",
  applied: true,
  why: "Values are kept by version and stage, readers are judged by the policy and the key; the key encrypts nothing.",
  inputs: {
    description: shape.text(),
    kmsKeyId: shape.text(),
    name: shape.autoNamed({ maxLength: 512, prefixFrom: "namePrefix" }),
    namePrefix: shape.text(),
    policy: shape.json(),
    recoveryWindowInDays: shape.withDefault(shape.number(), 30),
    tags: shape.map(shape.text()),
  },
  unsupported: ["forceOverwriteReplicaSecret", "replicas", "type"],
  recordedInputs: { recoveryWindowInDays: "An option of the call that deletes the secret." },
  replacedBy: ["name", "namePrefix"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: { key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-secret-key" }) } },
      base: (made) => ({
        name: "conformance/secret",
        description: "Login of a conformance test",
        kmsKeyId: made("key", "arn"),
        policy: exampleSecretPolicy("reader"),
        tags: { team: "data" },
      }),
      updated: (made) => ({
        name: "conformance/secret",
        description: "Login of the conformance test",
        kmsKeyId: made("key", "id"),
        policy: exampleSecretPolicy("other-reader"),
        recoveryWindowInDays: 7,
        tags: { stage: "test" },
      }),
      replacing: () => ({ name: "conformance/secret-renamed", recoveryWindowInDays: 0 }),
    },
  ],
  validate: ({ recoveryWindowInDays: days }) =>
    days === 0 || (days >= 7 && days <= 30)
      ? []
      : [{ property: "recoveryWindowInDays", reason: "must be 7 to 30 days, or 0 to lose the secret at once" }],
  identity: ({ name }, { partition, region, accountId, urn }) => {
    const arn = `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${name}-${planId(urn, 6)}`;
    return { id: arn, outputs: { arn } };
  },
  create: async (inputs, context) => {
    const secrets = context.clients.secrets(context.region);
    const command = new CreateSecretCommand({
      Name: inputs.name,
      Description: inputs.description,
      KmsKeyId: inputs.kmsKeyId,
      Tags: toTagList(allTags(inputs, context)),
    });
    const { ARN: id = "" } = await secrets.send(command).catch((error) => explainName(error, inputs.name, context));
    return await completeCreate(id, () => setPolicy(id, undefined, inputs.policy, context));
  },
  read: async (id, inputs, context) => {
    const live = await describeSecret(id, context);
    return (
      live && {
        name: live.Name,
        description: live.Description || undefined,
        kmsKeyId: live.KmsKeyId,
        // A SecretPolicy may have set it: a secret that was not imported shows it only where it sets it itself.
        policy:
          inputs.policy !== undefined || Object.keys(inputs).length === 0
            ? await secretPolicyOf(id, context)
            : undefined,
        arn: live.ARN,
        ...tagState(fromTagList(live.Tags), inputs, context),
      }
    );
  },
  update: async (id, olds, news, context) => {
    const secrets = context.clients.secrets(context.region);
    // A secret's policy may keep the deployer from this call, which can also change the value.
    if (news.description !== olds.description || news.kmsKeyId !== olds.kmsKeyId) {
      const { description: Description = "", kmsKeyId: KmsKeyId = "" } = news;
      await secrets.send(new UpdateSecretCommand({ SecretId: id, Description, KmsKeyId }));
    }
    await setPolicy(id, olds.policy, news.policy, context);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => secrets.send(new TagResourceCommand({ SecretId: id, Tags: toTagList(tags) })),
      remove: (TagKeys) => secrets.send(new UntagResourceCommand({ SecretId: id, TagKeys })),
    });
  },
  delete: async (id, { recoveryWindowInDays: days }, context) => {
    if ((await describeSecret(id, context)) === undefined) {
      return;
    }
    const how = days === 0 ? { ForceDeleteWithoutRecovery: true } : { RecoveryWindowInDays: days };
    await context.clients.secrets(context.region).send(new DeleteSecretCommand({ SecretId: id, ...how }));
  },
});

const setPolicy = async (
  SecretId: string,
  before: string | undefined,
  after: string | undefined,
  context: Context,
): Promise<void> => {
  const secrets = context.clients.secrets(context.region);
  if (after !== undefined && after !== before) {
    await secrets.send(new PutResourcePolicyCommand({ SecretId, ResourcePolicy: after }));
  } else if (after === undefined && before !== undefined) {
    await secrets.send(new DeleteResourcePolicyCommand({ SecretId }));
  }
};

/** A secret that was deleted holds its name until its recovery window ends, which AWS's message says better. */
const explainName = async (error: unknown, name: string, context: Context): Promise<never> => {
  if (error instanceof ResourceExistsException && (await describeSecret(name, context)) === undefined) {
    const ways = "restore it (RestoreSecret) and import it, or delete it for good (ForceDeleteWithoutRecovery)";
    throw new Error(`the secret ${name} is scheduled for deletion: ${ways}.`, { cause: error });
  }
  throw error;
};
