import * as pulumi from "@pulumi/pulumi";
import { AttributeType, EncryptionKey, HardenedQueue, HardenedTable } from "@sallyport/components";
import { eventRuleArnOf, logGroupsOf, placed, topicArnOf } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { jobsIndex } from "./jobsIndex.js";
import { namesOf } from "./namesOf.js";
import { transformBuckets } from "./transformBuckets.js";

/** Where sources, results and what is known of jobs are: buckets, table, and the queue from the API to the submitter. */
export class TransformData extends pulumi.ComponentResource {
  /** Key of everything that the stack makes. */
  readonly keyArn: pulumi.Output<string>;
  /** Bucket of `transformations/` and `mcp/`. */
  readonly resultsBucket: pulumi.Output<string>;
  /** Bucket of `uploads/` and `batches/`. */
  readonly uploadsBucket: pulumi.Output<string>;
  readonly jobsTable: pulumi.Output<string>;
  readonly queueName: pulumi.Output<string>;
  readonly queueArn: pulumi.Output<string>;
  readonly queueUrl: pulumi.Output<string>;
  readonly deadLetterQueueUrl: pulumi.Output<string>;

  constructor(deployment: Deployment, opts?: pulumi.ComponentResourceOptions) {
    const { plan, alarmTopicArn } = deployment;
    const { base, config } = plan;
    super("sallyport-transform:index:TransformData", base, { table: config.jobsTable }, opts);
    const names = namesOf(base);

    const { keyArn } = new EncryptionKey(
      `${base}-data`,
      {
        description: "Encrypts sources, results, records and logs of transformations",
        services: [
          {
            service: "events.amazonaws.com",
            sourceArns: [names.jobStates, names.jobWatch, names.jobEnd].map((rule) => eventRuleArnOf(deployment, rule)),
          },
          { service: "sns.amazonaws.com", sourceArns: [topicArnOf(deployment, names.jobEnd)] },
          {
            service: "logs.amazonaws.com",
            sourceArns: [
              logGroupsOf(deployment, `/sallyport/${base}-`),
              logGroupsOf(deployment, `/aws/lambda/${base}-`),
            ],
          },
        ],
        ...placed(deployment),
      },
      { parent: this },
    );
    const { results, uploads } = transformBuckets(this, deployment, keyArn);
    const table = new HardenedTable(
      `${base}-jobs`,
      {
        tableName: config.jobsTable,
        partitionKey: { name: "pk", type: AttributeType.String },
        sortKey: { name: "sk", type: AttributeType.String },
        indexes: [jobsIndex],
        ttlAttribute: "expiresAt",
        keyArn,
        ...placed(deployment),
      },
      { parent: this },
    );
    const queue = new HardenedQueue(
      `${base}-submissions`,
      {
        keyArn,
        // Six times the submitter's timeout, as Lambda asks for.
        visibilityTimeoutSeconds: 360,
        // A message of a large batch waits for its turn at Batch's rate, and is received meanwhile.
        maxReceiveCount: 20,
        alarmTopicArn,
        alarmAgeMinutes: 60,
        ...placed(deployment),
      },
      { parent: this },
    );

    this.keyArn = keyArn;
    this.resultsBucket = results.bucketName;
    this.uploadsBucket = uploads.bucketName;
    this.jobsTable = table.tableName;
    this.queueName = queue.queueName;
    this.queueArn = queue.queueArn;
    this.queueUrl = queue.queueUrl;
    this.deadLetterQueueUrl = queue.deadLetterQueueUrl;
    this.registerOutputs({
      resultsBucket: this.resultsBucket,
      uploadsBucket: this.uploadsBucket,
      jobsTable: this.jobsTable,
      queueArn: this.queueArn,
    });
  }
}
