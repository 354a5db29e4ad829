import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AlarmTopic, LogBucket } from "@sallyport/components";
import { type Account, placedIn } from "./Account.js";

/** Where a region's alarms and access logs go. */
export interface RegionBasics {
  readonly region: string;
  readonly alarmTopicArn: pulumi.Output<string>;
  readonly alarmTopicKeyArn: pulumi.Output<string>;
  readonly logBucket: pulumi.Output<string>;
}

/** Makes the topic that takes a region's alarms, those who are told by it, and the bucket that takes its access logs. */
export function alarmsAndLogs(account: Account, region: string): RegionBasics {
  const { base, config } = account;
  const placed = placedIn(account, region);
  const topic = new AlarmTopic(`${base}-alarms-${region}`, { topicName: `${base}-alarms`, ...placed });
  config.alarmEmails.forEach((endpoint, index) => {
    const name = `${base}-alarms-${region}-email-${index + 1}`;
    new aws.sns.TopicSubscription(name, { topic: topic.topicArn, protocol: "email", endpoint, region });
  });
  const logs = new LogBucket(`${base}-logs-${region}`, {
    bucketName: pulumi.interpolate`${base}-logs-${account.account.accountId}-${region}`,
    ...placed,
  });
  return { region, alarmTopicArn: topic.topicArn, alarmTopicKeyArn: topic.keyArn, logBucket: logs.bucketName };
}
