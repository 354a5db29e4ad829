import { shape } from "../../Shape.js";
import type { Json, Properties } from "../../values/Json.js";
import { isDefaultPolicy } from "./topicPolicies.js";

const feedbackOf = {
  application: "Application",
  firehose: "Firehose",
  http: "HTTP",
  lambda: "Lambda",
  sqs: "SQS",
} as const;

type FeedbackRole = `${keyof typeof feedbackOf}${"Failure" | "Success"}FeedbackRoleArn`;
type FeedbackRate = `${keyof typeof feedbackOf}SuccessFeedbackSampleRate`;

const protocols = Object.keys(feedbackOf) as (keyof typeof feedbackOf)[];

const text = shape.text();
const number = shape.number();

/** Where and how often SNS logs deliveries: three inputs for each protocol. */
const feedbackInputs = Object.fromEntries(
  protocols.flatMap((protocol) => [
    [`${protocol}FailureFeedbackRoleArn`, text],
    [`${protocol}SuccessFeedbackRoleArn`, text],
    [`${protocol}SuccessFeedbackSampleRate`, number],
  ]),
) as Record<FeedbackRole, typeof text> & Record<FeedbackRate, typeof number>;

/** Inputs of a topic with the defaults of the official provider. */
export const topicInputs = {
  ...feedbackInputs,
  archivePolicy: shape.json(),
  contentBasedDeduplication: shape.withDefault(shape.flag(), false),
  deliveryPolicy: shape.json(),
  displayName: shape.text(),
  fifoThroughputScope: shape.text(["Topic", "MessageGroup"]),
  fifoTopic: shape.withDefault(shape.flag(), false),
  kmsMasterKeyId: shape.text(),
  name: shape.autoNamed({ maxLength: 256, prefixFrom: "namePrefix" }),
  namePrefix: shape.text(),
  policy: shape.json(),
  signatureVersion: shape.number(),
  tags: shape.map(shape.text()),
  tracingConfig: shape.text(["Active", "PassThrough"]),
};

type TopicInput = keyof typeof topicInputs;

const notAttributes: ReadonlySet<TopicInput> = new Set<TopicInput>(["fifoTopic", "name", "namePrefix", "tags"]);
const attributeInputs = (Object.keys(topicInputs) as TopicInput[]).filter((input) => !notAttributes.has(input));

const attributeName = (input: TopicInput): string => {
  const protocol = protocols.find((name) => input.startsWith(`${name}Success`) || input.startsWith(`${name}Failure`));
  return protocol === undefined
    ? `${input[0]?.toUpperCase()}${input.slice(1)}`
    : `${feedbackOf[protocol]}${input.slice(protocol.length)}`;
};

/** Attributes that differ between two sets of inputs, by SNS name; an empty text takes a value away. */
export const topicAttributes = (news: Properties, olds: Properties = {}): Record<string, string> =>
  Object.fromEntries(
    attributeInputs
      .filter((input) => news[input] !== olds[input])
      // SNS refuses the attributes of FIFO topics on standard ones.
      .filter((input) => news.fifoTopic === true || input !== "contentBasedDeduplication")
      .map((input) => [attributeName(input), String(news[input] ?? "")]),
  );

/** The inputs that a topic's attributes stand for. */
export const topicState = (attributes: Readonly<Record<string, string>>, inputs: Properties): Properties => ({
  fifoTopic: attributes.FifoTopic === "true",
  contentBasedDeduplication: false,
  ...Object.fromEntries(
    attributeInputs
      .filter((input) => input !== "policy" || showsPolicy(attributes, inputs))
      .map((input) => [input, fromText(input, attributes[attributeName(input)])] as const)
      .filter(([, value]) => value !== undefined),
  ),
});

// A TopicPolicy may have set it: a topic that was not imported shows it only where it sets it itself.
const showsPolicy = (attributes: Readonly<Record<string, string>>, inputs: Properties): boolean =>
  inputs.policy !== undefined || (Object.keys(inputs).length === 0 && !isDefaultPolicy(attributes.Policy ?? ""));

const fromText = (input: TopicInput, value: string | undefined): Json | undefined => {
  if (value === undefined || value === "") {
    return undefined;
  }
  switch (topicInputs[input].kind) {
    case "number":
      return Number(value);
    case "flag":
      return value === "true";
    default:
      return value;
  }
};
