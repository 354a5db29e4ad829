import { SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import type { Context } from "../../Context.js";

/** The policy that SNS gives a topic which has none of its own: only its owner's account may use it. */
export const defaultPolicy = (topicArn: string): string =>
  JSON.stringify({
    Version: "2008-10-17",
    Id: "__default_policy_ID",
    Statement: [
      {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: [
          "SNS:GetTopicAttributes",
          "SNS:SetTopicAttributes",
          "SNS:AddPermission",
          "SNS:RemovePermission",
          "SNS:DeleteTopic",
          "SNS:Subscribe",
          "SNS:ListSubscriptionsByTopic",
          "SNS:Publish",
        ],
        Resource: topicArn,
        Condition: { StringEquals: { "AWS:SourceOwner": topicArn.split(":")[4] } },
      },
    ],
  });

/** Whether a policy is one that SNS itself gave the topic: AWS's and the emulator's differ in their actions. */
export const isDefaultPolicy = (policy: string): boolean => policy.includes('"__default_policy_ID"');

/** Sets one attribute of a topic. */
export const setTopicAttribute = async (
  TopicArn: string,
  AttributeName: string,
  AttributeValue: string,
  context: Context,
): Promise<void> => {
  const command = new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue });
  await context.clients.sns(context.region).send(command);
};

/** A policy for examples: a service of the account publishes. */
export const examplePolicy = (topic: string, service = "cloudwatch.amazonaws.com"): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Publish",
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sns:Publish",
        Resource: `arn:aws:sns:*:*:${topic}`,
      },
    ],
  });
