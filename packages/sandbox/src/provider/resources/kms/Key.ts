import {
  CreateKeyCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyCommand,
  EnableKeyRotationCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  type KeySpec,
  type KeyUsageType,
  type KMSClient,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateKeyDescriptionCommand,
} from "@aws-sdk/client-kms";
import { completeCreate } from "../../completeCreate.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { tagChanges } from "../../tags/tagChanges.js";
import { tagState } from "../../tags/tagState.js";
import type { Json } from "../../values/Json.js";
import { liveTags } from "./liveTags.js";

const inputs = {
  description: shape.withDefault(shape.text(), "Managed by Pulumi"),
  keyUsage: shape.withDefault(shape.text(["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC"]), "ENCRYPT_DECRYPT"),
  customerMasterKeySpec: shape.withDefault(shape.text(), "SYMMETRIC_DEFAULT"),
  policy: shape.json(),
  bypassPolicyLockoutSafetyCheck: shape.flag(),
  isEnabled: shape.withDefault(shape.flag(), true),
  enableKeyRotation: shape.withDefault(shape.flag(), false),
  rotationPeriodInDays: shape.number(),
  deletionWindowInDays: shape.number(),
  multiRegion: shape.withDefault(shape.flag(), false),
  tags: shape.map(shape.text()),
} as const;

export const key = defineResource({
  type: "aws:kms/key:Key",
  applied: true,
  why: "Keys encrypt and decrypt, and key policies are enforced; material is never rotated.",
  inputs,
  unsupported: ["customKeyStoreId", "xksKeyId"],
  recordedInputs: {
    bypassPolicyLockoutSafetyCheck: "An option of the calls that set the policy.",
    deletionWindowInDays: "An option of the call that deletes the key.",
  },
  replacedBy: ["keyUsage", "customerMasterKeySpec", "multiRegion"],
  examples: [
    {
      base: () => ({ description: "conformance-key", enableKeyRotation: true, rotationPeriodInDays: 365 }),
      updated: () => ({
        description: "conformance-key changed",
        policy: { Version: "2012-10-17", Statement: [accountStatement] },
        isEnabled: false,
        tags: { team: "data" },
      }),
      replacing: () => ({ description: "conformance-key", multiRegion: true, deletionWindowInDays: 7 }),
    },
  ],
  validate: ({ rotationPeriodInDays: rotation, deletionWindowInDays: window }) => [
    ...(rotation === undefined || (rotation >= 90 && rotation <= 2560)
      ? []
      : [{ property: "rotationPeriodInDays", reason: "must be 90 to 2560 days" }]),
    ...(window === undefined || (window >= 7 && window <= 30)
      ? []
      : [{ property: "deletionWindowInDays", reason: "must be 7 to 30 days" }]),
  ],
  identity: (given, { region, accountId, urn }) => {
    const digits = planId(urn, 32);
    const uuid = [8, 12, 16, 20, 32].map((end, index) => digits.slice([0, 8, 12, 16, 20][index], end)).join("-");
    const id = given.multiRegion ? `mrk-${digits}` : uuid;
    return { id, outputs: { keyId: id, arn: `arn:aws:kms:${region}:${accountId}:key/${id}` } };
  },
  create: async (given, context) => {
    const kms = context.clients.kms(context.region);
    const { KeyMetadata } = await kms.send(
      new CreateKeyCommand({
        Description: given.description,
        KeyUsage: given.keyUsage as KeyUsageType,
        KeySpec: given.customerMasterKeySpec as KeySpec,
        MultiRegion: given.multiRegion,
        BypassPolicyLockoutSafetyCheck: given.bypassPolicyLockoutSafetyCheck,
        ...(given.policy === undefined ? {} : { Policy: given.policy }),
        Tags: Object.entries(allTags(given, context)).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
      }),
    );
    const id = KeyMetadata?.KeyId ?? "";
    return await completeCreate(id, async () => {
      await setRotation(kms, id, given);
      await setEnabled(kms, id, given.isEnabled);
    });
  },
  read: async (id, known, context) => {
    const kms = context.clients.kms(context.region);
    const { KeyMetadata: live } = await kms.send(new DescribeKeyCommand({ KeyId: id }));
    if (live === undefined || live.KeyState === "PendingDeletion" || live.KeyState === "PendingReplicaDeletion") {
      return undefined;
    }
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: id }));
    const rotation =
      live.KeySpec === "SYMMETRIC_DEFAULT" ? await kms.send(new GetKeyRotationStatusCommand({ KeyId: id })) : undefined;
    const rotated = rotation?.KeyRotationEnabled ?? false;
    return {
      keyId: live.KeyId,
      arn: live.Arn,
      description: live.Description ?? "",
      keyUsage: live.KeyUsage,
      customerMasterKeySpec: live.KeySpec,
      multiRegion: live.MultiRegion ?? false,
      policy: Policy,
      isEnabled: live.Enabled ?? true,
      enableKeyRotation: rotated,
      ...(rotated ? { rotationPeriodInDays: rotation?.RotationPeriodInDays } : {}),
      ...tagState(await liveTags(kms, id), known, context),
    };
  },
  update: async (id, olds, news, context) => {
    const kms = context.clients.kms(context.region);
    // A disabled key takes no other change.
    await setEnabled(kms, id, true);
    await kms.send(new UpdateKeyDescriptionCommand({ KeyId: id, Description: news.description }));
    if (news.policy !== undefined) {
      await kms.send(
        new PutKeyPolicyCommand({
          KeyId: id,
          Policy: news.policy,
          BypassPolicyLockoutSafetyCheck: news.bypassPolicyLockoutSafetyCheck,
        }),
      );
    }
    await setRotation(kms, id, news);
    await setTags(kms, id, olds.tagsAll, allTags(news, context));
    await setEnabled(kms, id, news.isEnabled);
  },
  delete: async (id, olds, context) => {
    const kms = context.clients.kms(context.region);
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: id }));
    if (KeyMetadata?.KeyState?.startsWith("Pending")) {
      return;
    }
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId: id, PendingWindowInDays: olds.deletionWindowInDays ?? 30 }));
  },
});

const setEnabled = async (kms: KMSClient, KeyId: string, enabled: boolean): Promise<void> => {
  await (enabled ? kms.send(new EnableKeyCommand({ KeyId })) : kms.send(new DisableKeyCommand({ KeyId })));
};

const setRotation = async (
  kms: KMSClient,
  KeyId: string,
  { customerMasterKeySpec, enableKeyRotation, rotationPeriodInDays }: InputsOf<typeof inputs>,
): Promise<void> => {
  if (enableKeyRotation) {
    await kms.send(
      new EnableKeyRotationCommand({
        KeyId,
        ...(rotationPeriodInDays === undefined ? {} : { RotationPeriodInDays: rotationPeriodInDays }),
      }),
    );
  } else if (customerMasterKeySpec === "SYMMETRIC_DEFAULT") {
    await kms.send(new DisableKeyRotationCommand({ KeyId }));
  }
};

const setTags = async (
  kms: KMSClient,
  KeyId: string,
  before: Json | undefined,
  after: Readonly<Record<string, string>>,
): Promise<void> => {
  const { set, remove } = tagChanges(before, after);
  const Tags = Object.entries(set).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
  if (remove.length > 0) {
    await kms.send(new UntagResourceCommand({ KeyId, TagKeys: remove }));
  }
  if (Tags.length > 0) {
    await kms.send(new TagResourceCommand({ KeyId, Tags }));
  }
};

const accountStatement = {
  Sid: "Account",
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::000000000000:root" },
  Action: "kms:*",
  Resource: "*",
};
