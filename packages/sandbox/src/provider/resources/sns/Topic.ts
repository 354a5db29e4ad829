import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-sns";
import { orAbsent } from "../../orAbsent.js";
import { defineResource, type InputProblem } from "../../ResourceDefinition.js";
import type { InputsOf } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { topicAttributes, topicInputs, topicState } from "./topicInputs.js";
import { defaultPolicy, examplePolicy, setTopicAttribute } from "./topicPolicies.js";

/** A topic, standard or FIFO. */
export const Topic = defineResource({
  type: "aws:sns/topic:Topic",
  applied: true,
  why: "Publishes to its subscriptions under its policy; the key encrypts nothing and delivery feedback is not written.",
  inputs: topicInputs,
  replacedBy: ["fifoTopic", "name", "namePrefix"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: { key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-topic-key" }) } },
      base: (made) => ({
        name: "conformance-topic",
        displayName: "alarms",
        kmsMasterKeyId: made("key", "arn"),
        policy: examplePolicy("conformance-topic"),
        sqsFailureFeedbackRoleArn: "arn:aws:iam::000000000000:role/feedback",
        sqsSuccessFeedbackSampleRate: 10,
        tags: { team: "data" },
      }),
      updated: (made) => ({
        name: "conformance-topic",
        kmsMasterKeyId: made("key", "arn"),
        policy: examplePolicy("conformance-topic", "events.amazonaws.com"),
        signatureVersion: 2,
        tracingConfig: "Active",
        tags: { stage: "test" },
      }),
      replacing: () => ({ name: "conformance-topic-renamed", displayName: "alarms" }),
    },
    {
      base: () => ({ name: "conformance-topic.fifo", fifoTopic: true }),
      updated: () => ({ name: "conformance-topic.fifo", fifoTopic: true, contentBasedDeduplication: true }),
      replacing: () => ({ name: "conformance-topic-standard" }),
    },
  ],
  validate: (inputs) => validate(inputs),
  identity: ({ name }, { partition, region, accountId }) => {
    const arn = `arn:${partition}:sns:${region}:${accountId}:${name}`;
    return { id: arn, outputs: { arn, beginningArchiveTime: "", owner: accountId } };
  },
  create: async (inputs, context) => {
    const fifo: Record<string, string> = inputs.fifoTopic ? { FifoTopic: "true" } : {};
    const { TopicArn = "" } = await context.clients.sns(context.region).send(
      new CreateTopicCommand({
        Name: inputs.name,
        Attributes: { ...topicAttributes(inputs), ...fifo },
        Tags: toTagList(allTags(inputs, context)),
      }),
    );
    return { id: TopicArn };
  },
  read: async (id, inputs, context) => {
    const sns = context.clients.sns(context.region);
    const found = await orAbsent(sns.send(new GetTopicAttributesCommand({ TopicArn: id })));
    if (found === undefined) {
      return undefined;
    }
    const attributes = found.Attributes ?? {};
    const { Tags } = await sns.send(new ListTagsForResourceCommand({ ResourceArn: id }));
    return {
      name: id.slice(id.lastIndexOf(":") + 1),
      ...topicState(attributes, inputs),
      arn: id,
      beginningArchiveTime: attributes.BeginningArchiveTime ?? "",
      owner: attributes.Owner,
      ...tagState(fromTagList(Tags), inputs, context),
    };
  },
  update: async (id, olds, news, context) => {
    const { Policy: policy, ...others } = topicAttributes(news, olds);
    for (const [name, value] of Object.entries(others)) {
      await setTopicAttribute(id, name, value, context);
    }
    if (policy !== undefined) {
      await setTopicAttribute(id, "Policy", policy || defaultPolicy(id), context);
    }
    const sns = context.clients.sns(context.region);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => sns.send(new TagResourceCommand({ ResourceArn: id, Tags: toTagList(tags) })),
      remove: (TagKeys) => sns.send(new UntagResourceCommand({ ResourceArn: id, TagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.sns(context.region).send(new DeleteTopicCommand({ TopicArn: id }));
  },
});

const validate = (inputs: InputsOf<typeof topicInputs>): readonly InputProblem[] => {
  if (inputs.fifoTopic !== inputs.name.endsWith(".fifo")) {
    const reason = inputs.fifoTopic
      ? "the name of a FIFO topic must end in .fifo: give `name`"
      : "only the name of a FIFO topic may end in .fifo: set `fifoTopic`";
    return [{ property: "name", reason }];
  }
  if (!inputs.fifoTopic && inputs.contentBasedDeduplication) {
    return [{ property: "contentBasedDeduplication", reason: "only FIFO topics have it: set `fifoTopic`" }];
  }
  return [];
};
