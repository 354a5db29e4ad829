import {
  CreateQueueCommand,
  DeleteQueueCommand,
  ListQueueTagsCommand,
  TagQueueCommand,
  UntagQueueCommand,
} from "@aws-sdk/client-sqs";
import { defineResource } from "../../ResourceDefinition.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";
import { examplePolicy } from "./exampleDocuments.js";
import { readQueueAttributes, writeQueueAttributes } from "./queueAttributes.js";
import { attributesFor, inputsFrom, queueInputs } from "./queueInputs.js";
import { validateQueue } from "./validateQueue.js";

/** A queue, standard or FIFO. */
export const Queue = defineResource({
  type: "aws:sqs/queue:Queue",
  applied: true,
  why: "Messages, visibility, long polling, retention, redrive and the policy act; the key is kept but encrypts nothing.",
  inputs: queueInputs,
  replacedBy: ["fifoQueue", "name", "namePrefix"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: {
        key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-queue-key" }) },
        dead: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-queue-dead" }) },
      },
      base: (made) => ({
        name: "conformance-queue",
        kmsMasterKeyId: made("key", "arn"),
        kmsDataKeyReusePeriodSeconds: 3600,
        receiveWaitTimeSeconds: 20,
        visibilityTimeoutSeconds: 300,
        messageRetentionSeconds: 1_209_600,
        policy: examplePolicy("conformance-queue"),
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: made("dead", "arn"), maxReceiveCount: 5 }),
        tags: { team: "data" },
      }),
      updated: (made) => ({
        name: "conformance-queue",
        kmsMasterKeyId: made("key", "arn"),
        receiveWaitTimeSeconds: 10,
        visibilityTimeoutSeconds: 600,
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: made("dead", "arn"), maxReceiveCount: 3 }),
        tags: { team: "platform", stage: "test" },
      }),
      replacing: (made) => ({ name: "conformance-queue-renamed", kmsMasterKeyId: made("key", "arn") }),
    },
    {
      base: () => ({
        name: "conformance-queue.fifo",
        fifoQueue: true,
        deduplicationScope: "messageGroup",
        fifoThroughputLimit: "perMessageGroupId",
        sqsManagedSseEnabled: true,
      }),
      updated: () => ({
        name: "conformance-queue.fifo",
        fifoQueue: true,
        contentBasedDeduplication: true,
        deduplicationScope: "queue",
        fifoThroughputLimit: "perQueue",
        sqsManagedSseEnabled: true,
      }),
      replacing: () => ({ name: "conformance-queue-standard" }),
    },
  ],
  validate: validateQueue,
  identity: (inputs, context) => {
    const url = `https://sqs.${context.region}.amazonaws.com/${context.accountId}/${inputs.name}`;
    const arn = `arn:${context.partition}:sqs:${context.region}:${context.accountId}:${inputs.name}`;
    return { id: url, outputs: { arn, url } };
  },
  create: async (inputs, context) => {
    const fifo = inputs.fifoQueue ? { FifoQueue: "true" } : {};
    const { QueueUrl = "" } = await context.clients.sqs(context.region).send(
      new CreateQueueCommand({
        QueueName: inputs.name,
        Attributes: { ...attributesFor(inputs), ...fifo },
        tags: allTags(inputs, context),
      }),
    );
    return { id: QueueUrl };
  },
  read: async (id, inputs, context) => {
    const attributes = await readQueueAttributes(id, context);
    if (attributes === undefined) {
      return undefined;
    }
    const { Tags = {} } = await context.clients.sqs(context.region).send(new ListQueueTagsCommand({ QueueUrl: id }));
    return {
      name: id.slice(id.lastIndexOf("/") + 1),
      ...inputsFrom(attributes, inputs),
      arn: attributes.QueueArn,
      url: id,
      ...tagState(Tags, inputs, context),
    };
  },
  update: async (id, olds, news, context) => {
    await writeQueueAttributes(id, attributesFor(news, olds), context);
    const sqs = context.clients.sqs(context.region);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (Tags) => sqs.send(new TagQueueCommand({ QueueUrl: id, Tags })),
      remove: (TagKeys) => sqs.send(new UntagQueueCommand({ QueueUrl: id, TagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.sqs(context.region).send(new DeleteQueueCommand({ QueueUrl: id }));
  },
});
