import { shape } from "../../Shape.js";
import type { Json, Properties } from "../../values/Json.js";
import type { QueueAttributes } from "./queueAttributes.js";

/** Inputs of a queue with the defaults of the official provider. */
export const queueInputs = {
  contentBasedDeduplication: shape.withDefault(shape.flag(), false),
  deduplicationScope: shape.text(["messageGroup", "queue"]),
  delaySeconds: shape.withDefault(shape.number(), 0),
  fifoQueue: shape.withDefault(shape.flag(), false),
  fifoThroughputLimit: shape.text(["perQueue", "perMessageGroupId"]),
  kmsDataKeyReusePeriodSeconds: shape.number(),
  kmsMasterKeyId: shape.text(),
  maxMessageSize: shape.withDefault(shape.number(), 262_144),
  messageRetentionSeconds: shape.withDefault(shape.number(), 345_600),
  name: shape.autoNamed({ maxLength: 80, prefixFrom: "namePrefix" }),
  namePrefix: shape.text(),
  policy: shape.json(),
  receiveWaitTimeSeconds: shape.withDefault(shape.number(), 0),
  redriveAllowPolicy: shape.json(),
  redrivePolicy: shape.json(),
  sqsManagedSseEnabled: shape.flag(),
  tags: shape.map(shape.text()),
  visibilityTimeoutSeconds: shape.withDefault(shape.number(), 30),
};

// Every input that is an attribute of its own; `fifoQueue` is handled apart, since only FIFO queues have it.
const attributeNames = {
  contentBasedDeduplication: "ContentBasedDeduplication",
  deduplicationScope: "DeduplicationScope",
  delaySeconds: "DelaySeconds",
  fifoThroughputLimit: "FifoThroughputLimit",
  kmsDataKeyReusePeriodSeconds: "KmsDataKeyReusePeriodSeconds",
  kmsMasterKeyId: "KmsMasterKeyId",
  maxMessageSize: "MaximumMessageSize",
  messageRetentionSeconds: "MessageRetentionPeriod",
  policy: "Policy",
  receiveWaitTimeSeconds: "ReceiveMessageWaitTimeSeconds",
  redriveAllowPolicy: "RedriveAllowPolicy",
  redrivePolicy: "RedrivePolicy",
  sqsManagedSseEnabled: "SqsManagedSseEnabled",
  visibilityTimeoutSeconds: "VisibilityTimeout",
} as const;

type AttributeInput = keyof typeof attributeNames;
const inputsOfAttributes = Object.keys(attributeNames) as AttributeInput[];

// Other resources (QueuePolicy, RedrivePolicy, …) may set these: a queue that was not imported shows them only where it
// sets them itself.
const sharedInputs: ReadonlySet<string> = new Set(["policy", "redriveAllowPolicy", "redrivePolicy"]);

// What SQS uses where an attribute was never set; an empty text takes the others away.
const initial: { readonly [input in AttributeInput]?: string } = {
  deduplicationScope: "queue",
  fifoThroughputLimit: "perQueue",
  kmsDataKeyReusePeriodSeconds: "300",
};

/** A queue's attributes for its inputs; what the inputs had before and have no more goes back to its first value. */
export const attributesFor = (news: Properties, olds: Properties = {}): QueueAttributes =>
  Object.fromEntries(
    inputsOfAttributes
      .filter((input) => news[input] !== undefined || (olds[input] !== undefined && input !== "sqsManagedSseEnabled"))
      // SQS refuses the attributes of FIFO queues on standard ones.
      .filter((input) => news.fifoQueue === true || input !== "contentBasedDeduplication")
      .map((input) => [attributeNames[input], String(news[input] ?? initial[input] ?? "")]),
  );

/** The inputs that a queue's attributes stand for. */
export const inputsFrom = (attributes: QueueAttributes, inputs: Properties): Properties => ({
  fifoQueue: attributes.FifoQueue === "true",
  contentBasedDeduplication: false,
  ...Object.fromEntries(
    inputsOfAttributes
      .filter((input) => isImport(inputs) || inputs[input] !== undefined || !sharedInputs.has(input))
      .map((input) => [input, fromText(input, attributes[attributeNames[input]])] as const)
      .filter(([, value]) => value !== undefined),
  ),
});

const isImport = (inputs: Properties): boolean => Object.keys(inputs).length === 0;

const fromText = (input: AttributeInput, text: string | undefined): Json | undefined => {
  if (text === undefined || text === "") {
    return undefined;
  }
  switch (queueInputs[input].kind) {
    case "number":
      return Number(text);
    case "flag":
      return text === "true";
    default:
      return text;
  }
};
