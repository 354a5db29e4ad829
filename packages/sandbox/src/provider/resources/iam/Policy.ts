import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  type IAMClient,
  ListPolicyTagsCommand,
  ListPolicyVersionsCommand,
  TagPolicyCommand,
  UntagPolicyCommand,
} from "@aws-sdk/client-iam";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { sameDocument } from "../../values/sameDocument.js";
import { examplePolicy } from "./examplePolicies.js";

/** A customer-managed policy: attached to roles, or their permissions boundary. */
export const Policy = defineResource({
  type: "aws:iam/policy:Policy",
  applied: true,
  why: "Decides requests of the roles that it is attached to, and limits those whose boundary it is.",
  scope: "global",
  inputs: {
    delayAfterPolicyCreationInMs: shape.number(),
    description: shape.text(),
    name: shape.autoNamed({ maxLength: 128, prefixFrom: "namePrefix" }),
    namePrefix: shape.text(),
    path: shape.withDefault(shape.text(), "/"),
    policy: shape.required(shape.json()),
    tags: shape.map(shape.text()),
  },
  recordedInputs: { delayAfterPolicyCreationInMs: "The emulator is consistent at once: there is nothing to wait for." },
  replacedBy: ["description", "name", "namePrefix", "path"],
  identifiedBy: ["name", "path"],
  examples: [
    {
      base: () => ({
        name: "conformance-policy",
        path: "/conformance/",
        description: "lets a worker read",
        policy: examplePolicy("s3:GetObject"),
        tags: { team: "data" },
      }),
      updated: () => ({
        name: "conformance-policy",
        path: "/conformance/",
        description: "lets a worker read",
        policy: examplePolicy("s3:GetObject", "s3:GetObjectVersion"),
        tags: { team: "platform", stage: "test" },
      }),
      replacing: () => ({
        name: "conformance-policy",
        path: "/conformance/",
        description: "lets a worker read and list",
        policy: examplePolicy("s3:GetObject"),
      }),
    },
  ],
  identity: (inputs, context) => {
    const arn = `arn:${context.partition}:iam::${context.accountId}:policy${inputs.path}${inputs.name}`;
    const policyId = `ANPA${planId(context.urn).toUpperCase()}`;
    return { id: arn, outputs: { arn, attachmentCount: 0, policyId } };
  },
  create: async (inputs, context) => {
    const { Policy: made } = await context.clients.iam(context.region).send(
      new CreatePolicyCommand({
        PolicyName: inputs.name,
        Path: inputs.path,
        Description: inputs.description,
        PolicyDocument: inputs.policy,
        Tags: toTagList(allTags(inputs, context)),
      }),
    );
    return { id: made?.Arn ?? "" };
  },
  read: async (id, inputs, context) => {
    const iam = context.clients.iam(context.region);
    const live = (await orAbsent(iam.send(new GetPolicyCommand({ PolicyArn: id }))))?.Policy;
    if (live === undefined) {
      return undefined;
    }
    const { PolicyVersion: version } = await iam.send(
      new GetPolicyVersionCommand({ PolicyArn: id, VersionId: live.DefaultVersionId }),
    );
    const { Tags } = await iam.send(new ListPolicyTagsCommand({ PolicyArn: id }));
    return {
      name: live.PolicyName,
      path: live.Path,
      description: live.Description === "" ? undefined : live.Description,
      policy: decodeURIComponent(version?.Document ?? ""),
      arn: live.Arn,
      attachmentCount: live.AttachmentCount ?? 0,
      policyId: live.PolicyId,
      ...tagState(fromTagList(Tags), inputs, context),
    };
  },
  update: async (id, olds, news, context) => {
    const iam = context.clients.iam(context.region);
    if (!sameDocument(olds.policy, news.policy)) {
      await deleteOldVersions(iam, id, 4);
      await iam.send(
        new CreatePolicyVersionCommand({ PolicyArn: id, PolicyDocument: news.policy, SetAsDefault: true }),
      );
    }
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => iam.send(new TagPolicyCommand({ PolicyArn: id, Tags: toTagList(tags) })),
      remove: (keys) => iam.send(new UntagPolicyCommand({ PolicyArn: id, TagKeys: keys })),
    });
  },
  delete: async (id, _olds, context) => {
    const iam = context.clients.iam(context.region);
    await deleteOldVersions(iam, id, 1);
    await iam.send(new DeletePolicyCommand({ PolicyArn: id }));
  },
});

/** Deletes the oldest versions that are not in force until at most `keep` versions are left (IAM allows five). */
const deleteOldVersions = async (iam: IAMClient, PolicyArn: string, keep: number): Promise<void> => {
  const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  const oldestFirst = Versions.filter((version) => !version.IsDefaultVersion).sort(
    (left, right) => versionNumber(left.VersionId) - versionNumber(right.VersionId),
  );
  for (const { VersionId } of oldestFirst.slice(0, Math.max(0, Versions.length - keep))) {
    await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
  }
};

const versionNumber = (id = "v0"): number => Number(id.slice(1));
