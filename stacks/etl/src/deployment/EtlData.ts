import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey, HardenedQueue } from "@sallyport/components";
import { bucketArnOf, eventRuleArnOf, inputBucket, logGroupsOf, madeBucketName, placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { namesOf } from "./namesOf.js";

/** Where files come in and wait: the bucket, and the queue of what is told of it. */
export class EtlData extends pulumi.ComponentResource {
  /** Key of what the stack keeps outside the database: files, messages and the worker's log. */
  readonly keyArn: pulumi.Output<string>;
  readonly inputBucket: pulumi.Output<string>;
  /** Key of the input; undefined for an existing bucket without one. */
  readonly inputKeyArn: pulumi.Output<string> | undefined;
  readonly queueName: pulumi.Output<string>;
  readonly queueArn: pulumi.Output<string>;
  readonly queueUrl: pulumi.Output<string>;
  readonly deadLetterQueueUrl: pulumi.Output<string>;

  constructor(deployment: Deployment, opts?: pulumi.ComponentResourceOptions) {
    const { plan, alarmTopicArn } = deployment;
    const { base, config, input } = plan;
    super("sallyport-etl:index:EtlData", base, { input: config.input }, opts);
    const inputName = input.kind === "made" ? madeBucketName(deployment, input.name) : pulumi.output(input.bucket);
    const uploads = { service: "s3.amazonaws.com", sourceArns: [bucketArnOf(deployment, inputName)] };
    const sweeps = { service: "events.amazonaws.com", sourceArns: [eventRuleArnOf(deployment, namesOf(base).sweep)] };

    const { keyArn } = new EncryptionKey(
      `${base}-data`,
      {
        description: "Encrypts the ETL pipeline's files, messages and log",
        services: [
          uploads,
          // The rule's queue of what could not be delivered is encrypted with it too.
          sweeps,
          { service: "logs.amazonaws.com", sourceArns: [logGroupsOf(deployment, `/sallyport/${base}`)] },
        ],
        ...placed(deployment),
      },
      { parent: this },
    );
    const queue = new HardenedQueue(
      `${base}-uploads`,
      {
        keyArn,
        visibilityTimeoutSeconds: config.worker.visibilityTimeoutSeconds,
        senders: [uploads, sweeps],
        alarmTopicArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const source = inputBucket(this, deployment, { inputName, keyArn, queueArn: queue.queueArn });

    this.keyArn = keyArn;
    this.inputBucket = source.bucketName;
    this.inputKeyArn = source.keyArn;
    this.queueName = queue.queueName;
    this.queueArn = queue.queueArn;
    this.queueUrl = queue.queueUrl;
    this.deadLetterQueueUrl = queue.deadLetterQueueUrl;
    this.registerOutputs({ inputBucket: this.inputBucket, queueArn: this.queueArn });
  }
}
