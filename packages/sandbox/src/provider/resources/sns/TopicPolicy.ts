import { GetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { defaultPolicy, examplePolicy, isDefaultPolicy, setTopicAttribute } from "./topicPolicies.js";

/** The resource policy of a topic. Deleting it gives the topic back the policy that SNS starts with. */
export const TopicPolicy = defineResource({
  type: "aws:sns/topicPolicy:TopicPolicy",
  applied: true,
  why: "Decides, with the caller's own policies, who may publish and subscribe.",
  inputs: { arn: shape.required(shape.text()), policy: shape.required(shape.json()) },
  replacedBy: ["arn"],
  identifiedBy: ["arn"],
  examples: [
    {
      needs: {
        topic: { type: "aws:sns/topic:Topic", inputs: () => ({ name: "conformance-policed" }) },
        other: { type: "aws:sns/topic:Topic", inputs: () => ({ name: "conformance-policed-other" }) },
      },
      base: (made) => ({ arn: made("topic", "arn"), policy: examplePolicy("conformance-policed") }),
      updated: (made) => ({
        arn: made("topic", "arn"),
        policy: examplePolicy("conformance-policed", "events.amazonaws.com"),
      }),
      replacing: (made) => ({ arn: made("other", "arn"), policy: examplePolicy("conformance-policed-other") }),
    },
  ],
  identity: ({ arn }, { accountId }) => ({ id: arn, outputs: { owner: accountId } }),
  create: async ({ arn, policy }, context) => {
    await setTopicAttribute(arn, "Policy", policy, context);
    return { id: arn };
  },
  read: async (id, _inputs, context) => {
    const command = new GetTopicAttributesCommand({ TopicArn: id });
    const attributes = (await orAbsent(context.clients.sns(context.region).send(command)))?.Attributes;
    return attributes?.Policy && !isDefaultPolicy(attributes.Policy)
      ? { arn: id, policy: attributes.Policy, owner: attributes.Owner }
      : undefined;
  },
  update: async (id, _olds, { policy }, context) => {
    await setTopicAttribute(id, "Policy", policy, context);
  },
  delete: async (id, _olds, context) => {
    await setTopicAttribute(id, "Policy", defaultPolicy(id), context);
  },
});
