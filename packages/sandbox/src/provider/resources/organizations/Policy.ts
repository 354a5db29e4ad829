import {
  CreatePolicyCommand,
  DeletePolicyCommand,
  DescribePolicyCommand,
  ListTagsForResourceCommand,
  type PolicyType,
  TagResourceCommand,
  UntagResourceCommand,
  UpdatePolicyCommand,
} from "@aws-sdk/client-organizations";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { examplePolicy } from "./examplePolicy.js";

/** A policy of an organization, such as a service control policy. */
export const Policy = defineResource({
  type: "aws:organizations/policy:Policy",
  applied: false,
  why: "Kept by the sandbox; no account's call is judged by it.",
  scope: "global",
  inputs: {
    content: shape.required(shape.json()),
    description: shape.withDefault(shape.text(), ""),
    name: shape.autoNamed({ maxLength: 128 }),
    skipDestroy: shape.flag(),
    tags: shape.map(shape.text()),
    type: shape.withDefault(shape.text(["SERVICE_CONTROL_POLICY"]), "SERVICE_CONTROL_POLICY"),
  },
  recordedInputs: { skipDestroy: "Concerns the provider alone: AWS does not know of it." },
  replacedBy: ["type"],
  identifiedBy: ["name"],
  examples: [
    {
      base: () => ({
        name: "conformance-guardrail",
        content: examplePolicy("iam:CreateUser"),
        tags: { team: "security" },
      }),
      updated: () => ({
        name: "conformance-guardrail",
        description: "no long-lived keys",
        content: examplePolicy("iam:CreateAccessKey"),
        tags: { stage: "test" },
      }),
    },
  ],
  identity: (_inputs, { partition, accountId, urn }) => {
    const id = `p-${planId(urn).slice(0, 8)}`;
    return {
      id,
      outputs: { arn: `arn:${partition}:organizations::${accountId}:policy/o-sandbox/service_control_policy/${id}` },
    };
  },
  create: async (inputs, context) => {
    const { Policy: made } = await context.clients.organizations(context.region).send(
      new CreatePolicyCommand({
        Name: inputs.name,
        Description: inputs.description,
        Content: inputs.content,
        Type: inputs.type as PolicyType,
        Tags: toTagList(allTags(inputs, context)),
      }),
    );
    return { id: made?.PolicySummary?.Id ?? "" };
  },
  read: async (id, inputs, context) => {
    const organizations = context.clients.organizations(context.region);
    const live = (await orAbsent(organizations.send(new DescribePolicyCommand({ PolicyId: id }))))?.Policy;
    if (live === undefined) {
      return undefined;
    }
    const { Tags } = await organizations.send(new ListTagsForResourceCommand({ ResourceId: id }));
    return {
      name: live.PolicySummary?.Name,
      description: live.PolicySummary?.Description,
      content: live.Content,
      type: live.PolicySummary?.Type,
      arn: live.PolicySummary?.Arn,
      ...tagState(fromTagList(Tags), inputs, context),
    };
  },
  update: async (id, olds, news, context) => {
    const organizations = context.clients.organizations(context.region);
    await organizations.send(
      new UpdatePolicyCommand({ PolicyId: id, Name: news.name, Description: news.description, Content: news.content }),
    );
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => organizations.send(new TagResourceCommand({ ResourceId: id, Tags: toTagList(tags) })),
      remove: (TagKeys) => organizations.send(new UntagResourceCommand({ ResourceId: id, TagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.organizations(context.region).send(new DeletePolicyCommand({ PolicyId: id }));
  },
});
