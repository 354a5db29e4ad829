import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey, HardenedBucket, HardenedQueue } from "@sallyport/components";
import {
  bucketArnOf,
  eventRuleArnOf,
  inputBucket,
  logGroupsOf,
  madeBucketName,
  placed,
  topicArnOf,
} from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { type KpiTables, kpiTables } from "./kpiTables.js";
import { ruleNames } from "./ruleNames.js";

/** Where data comes in, waits and goes: the input, the queue of what is told of it, the worker's own bucket, the tables. */
export class KpiData extends pulumi.ComponentResource {
  /** Key of everything that the stack makes. */
  readonly keyArn: pulumi.Output<string>;
  readonly inputBucket: pulumi.Output<string>;
  /** Key of the input; undefined for an existing bucket without one. */
  readonly inputKeyArn: pulumi.Output<string> | undefined;
  /** Bucket of `state/` and `quarantine/`. */
  readonly artifactBucket: pulumi.Output<string>;
  readonly queueName: pulumi.Output<string>;
  readonly queueArn: pulumi.Output<string>;
  readonly queueUrl: pulumi.Output<string>;
  readonly deadLetterQueueUrl: pulumi.Output<string>;
  readonly tables: KpiTables;

  constructor(deployment: Deployment, opts?: pulumi.ComponentResourceOptions) {
    const { plan, alarmTopicArn, accessLogs } = deployment;
    const { base, config, input } = plan;
    super("sallyport-kpi:index:KpiData", base, { tables: config.tables }, opts);
    const inputName = input.kind === "made" ? madeBucketName(deployment, input.name) : pulumi.output(input.bucket);
    const names = ruleNames(base);
    const uploads = { service: "s3.amazonaws.com", sourceArns: [bucketArnOf(deployment, inputName)] };
    const sweepArn = eventRuleArnOf(deployment, names.sweep);

    const key = new EncryptionKey(
      `${base}-data`,
      {
        description: "Encrypts the KPI pipeline's objects, messages, items and log",
        services: [
          uploads,
          // The rules' queues of what could not be delivered are encrypted with it too, and so is the topic.
          { service: "events.amazonaws.com", sourceArns: [sweepArn, eventRuleArnOf(deployment, names.runEnd)] },
          { service: "sns.amazonaws.com", sourceArns: [topicArnOf(deployment, names.topic)] },
          { service: "logs.amazonaws.com", sourceArns: [logGroupsOf(deployment, `/sallyport/${base}`)] },
        ],
        ...placed(deployment),
      },
      { parent: this },
    );
    const { keyArn } = key;
    const queue = new HardenedQueue(
      `${base}-uploads`,
      {
        keyArn,
        visibilityTimeoutSeconds: config.worker.visibilityTimeoutSeconds,
        senders: [uploads, { service: "events.amazonaws.com", sourceArns: [sweepArn] }],
        alarmTopicArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const source = inputBucket(this, deployment, { inputName, keyArn, queueArn: queue.queueArn });
    const artifacts = new HardenedBucket(
      `${base}-artifacts`,
      {
        bucketName: madeBucketName(deployment, `${base}-artifacts`),
        keyArn,
        accessLogs,
        // State is written anew by every run; its last days are enough to look back.
        lifecycle: { noncurrentDays: 7 },
        ...placed(deployment),
      },
      { parent: this },
    );
    const tables = kpiTables(this, deployment, keyArn);

    this.keyArn = keyArn;
    this.inputBucket = source.bucketName;
    this.inputKeyArn = source.keyArn;
    this.artifactBucket = artifacts.bucketName;
    this.queueName = queue.queueName;
    this.queueArn = queue.queueArn;
    this.queueUrl = queue.queueUrl;
    this.deadLetterQueueUrl = queue.deadLetterQueueUrl;
    this.tables = tables;
    this.registerOutputs({
      inputBucket: this.inputBucket,
      artifactBucket: this.artifactBucket,
      queueArn: this.queueArn,
      ...tables,
    });
  }
}
