import { PublishCommand, type SNSClient } from "@aws-sdk/client-sns";
import type { Notice, Notifier } from "../ports.js";

/** Tells whoever is subscribed to a topic. */
export class SnsNotifier implements Notifier {
  constructor(
    private readonly sns: SNSClient,
    private readonly topicArn: string,
  ) {}

  async tell({ subject, text }: Notice): Promise<void> {
    await this.sns.send(new PublishCommand({ TopicArn: this.topicArn, Subject: subject, Message: text }));
  }
}
