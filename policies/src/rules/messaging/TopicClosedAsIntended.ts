import { denialsOf } from "../../documents/denialsOf.js";
import { parsePolicy } from "../../documents/parsePolicy.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { topicPolicyType } from "./messagingTypes.js";

const componentType = "sallyport:index:HardenedTopic";
/** A role and an endpoint that no topic names. */
const stranger = {
  "aws:principalarn": "arn:aws:iam::999999999999:role/nobody-names-this-role",
  "aws:principalisawsservice": "false",
  "aws:securetransport": "true",
  "sns:endpoint": "https://nobody.names/this",
  "sns:protocol": "https",
};
const component = { type: componentType, name: "rotate-now", props: { publisherRoleNames: ["operators"] } };
const denyPublish = {
  Effect: "Deny",
  Principal: "*",
  Action: "sns:Publish",
  Condition: { ArnNotEquals: { "aws:PrincipalArn": ["arn:aws:iam::111122223333:role/operators"] } },
};
const denySubscribe = { Effect: "Deny", Principal: "*", Action: "sns:Subscribe" };
const policy = (...Statement: readonly object[]) => ({
  type: topicPolicyType,
  name: "policy",
  parent: "rotate-now",
  props: { policy: JSON.stringify({ Statement }) },
});

/** A topic's policy refuses publishers and subscribers that its component was not told of. */
export const TopicClosedAsIntended: RelationRule = {
  id: "topic-closed-as-intended",
  title: "Topics refuse publishers and subscribers that their component does not name",
  severity: "high",
  why: "Where a notification starts work, such as a rotation, everyone who may publish starts it, and a subscriber more takes a copy of each",
  fix: "name publishers and subscribers in the component's publisherRoleNames and subscriptions, and leave its policy alone",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
  controls: ["SEC-11"],
  scope: "stack",
  types: [topicPolicyType],
  evaluate: (resource, graph) => {
    const topic = graph.ancestors(resource).find(({ type }) => type === componentType);
    if (!topic) return compliant;
    const publishers = (topic.inputs.publisherRoleNames as readonly unknown[] | undefined) ?? [];
    const statements = parsePolicy(resource.inputs.policy);
    const refused = (action: string) => denialsOf(statements, action, stranger).length > 0;
    return verdictOf([
      ...(publishers.length === 0 || refused("sns:Publish")
        ? []
        : [{ id: "Publish", message: `${resource.name} lets others publish than ${topic.name} names` }]),
      ...(refused("sns:Subscribe")
        ? []
        : [{ id: "Subscribe", message: `${resource.name} lets others be subscribed than ${topic.name} names` }]),
    ]);
  },
  examples: {
    good: [policy(denyPublish, denySubscribe), component],
    bad: [policy(denySubscribe), component],
    others: { "other subscribers": [policy(denyPublish), component] },
  },
};
