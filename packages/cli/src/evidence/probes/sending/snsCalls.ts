import {
  AddPermissionCommand,
  DeleteTopicCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns";
import { probeCaller } from "./ProbeCaller.js";

export const snsCalls = probeCaller((settings) => new SNSClient(settings), {
  "sns:Publish": (sns, { arn }) => sns.send(new PublishCommand({ TopicArn: arn, Message: "probe" })),
  "sns:Subscribe": (sns, { arn, region, accountId }) =>
    sns.send(
      new SubscribeCommand({
        ...{ TopicArn: arn, Protocol: "sqs", Endpoint: `arn:aws:sqs:${region}:${accountId}:sallyport-probe` },
      }),
    ),
  "sns:DeleteTopic": (sns, { arn }) => sns.send(new DeleteTopicCommand({ TopicArn: arn })),
  "sns:AddPermission": (sns, { arn, accountId }) =>
    sns.send(
      new AddPermissionCommand({
        ...{ TopicArn: arn, Label: "sallyport-probe", AWSAccountId: [accountId], ActionName: ["Publish"] },
      }),
    ),
});
