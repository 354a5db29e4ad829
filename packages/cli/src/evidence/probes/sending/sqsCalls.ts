import {
  AddPermissionCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { type ProbeTarget, probeCaller } from "./ProbeCaller.js";

/** The address in a queue's URL is not called where the endpoint is another one: it says which queue of which account is meant. */
const queueOf = ({ region, accountId, resource }: ProbeTarget) => ({
  QueueUrl: `https://sqs.${region}.amazonaws.com/${accountId}/${resource}`,
});
const message = { ReceiptHandle: "sallyport-probe" };

export const sqsCalls = probeCaller((settings) => new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }), {
  "sqs:ReceiveMessage": (sqs, target) => sqs.send(new ReceiveMessageCommand(queueOf(target))),
  "sqs:SendMessage": (sqs, target) => sqs.send(new SendMessageCommand({ ...queueOf(target), MessageBody: "probe" })),
  "sqs:DeleteMessage": (sqs, target) => sqs.send(new DeleteMessageCommand({ ...queueOf(target), ...message })),
  "sqs:ChangeMessageVisibility": (sqs, target) =>
    sqs.send(new ChangeMessageVisibilityCommand({ ...queueOf(target), ...message, VisibilityTimeout: 0 })),
  "sqs:GetQueueAttributes": (sqs, target) => sqs.send(new GetQueueAttributesCommand(queueOf(target))),
  "sqs:GetQueueUrl": (sqs, { resource, accountId }) =>
    sqs.send(new GetQueueUrlCommand({ QueueName: resource, QueueOwnerAWSAccountId: accountId })),
  "sqs:PurgeQueue": (sqs, target) => sqs.send(new PurgeQueueCommand(queueOf(target))),
  "sqs:DeleteQueue": (sqs, target) => sqs.send(new DeleteQueueCommand(queueOf(target))),
  "sqs:AddPermission": (sqs, target) =>
    sqs.send(
      new AddPermissionCommand({
        ...queueOf(target),
        ...{ Label: "sallyport-probe", AWSAccountIds: [target.accountId], Actions: ["SendMessage"] },
      }),
    ),
});
