import { GetQueueAttributesCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";

/** Attributes by their SQS names. */
export type QueueAttributes = Readonly<Record<string, string>>;

/** All attributes of a queue; `undefined` when there is no such queue. */
export const readQueueAttributes = async (url: string, context: Context): Promise<QueueAttributes | undefined> => {
  const command = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] });
  const found = await orAbsent(context.clients.sqs(context.region).send(command));
  return found && (found.Attributes ?? {});
};

/** Sets attributes of a queue; an empty text removes a policy. */
export const writeQueueAttributes = async (
  url: string,
  attributes: QueueAttributes,
  context: Context,
): Promise<void> => {
  const command = new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { ...attributes } });
  await context.clients.sqs(context.region).send(command);
};
