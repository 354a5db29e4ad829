import * as pulumi from "@pulumi/pulumi";
import { type HardenedQueue, HardenedStateMachine } from "@sallyport/components";
import { foundationIn } from "@sallyport/stack-kit";
import type { RulePlan } from "../plan/CompressorPlan.js";
import { backfillAccess } from "./backfillAccess.js";
import { backfillDefinition } from "./backfillDefinition.js";
import type { Deployment } from "./Deployment.js";

interface BackfillPlace {
  /** Physical name of the source bucket. */
  readonly bucketName: pulumi.Output<string>;
  readonly queue: HardenedQueue;
  /** Key of the queue. */
  readonly keyArn: pulumi.Output<string>;
}

/** The state machine that asks a rule's source for all objects that are there: only for rules that want one. */
export class RuleBackfill extends pulumi.ComponentResource {
  readonly stateMachineArn: pulumi.Output<string>;

  constructor(
    { base, account, config, tags, foundation }: Deployment,
    { name: rule, region, prefix }: RulePlan,
    { bucketName, queue, keyArn }: BackfillPlace,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const name = `${base}-${rule}-backfill`;
    super("sallyport-compressor:index:RuleBackfill", name, { rule, region }, opts);
    const machine = new HardenedStateMachine(
      name,
      {
        stateMachineName: name,
        definition: pulumi
          .all([account.partition, bucketName, queue.queueUrl])
          .apply(([partition, bucket, queueUrl]) => backfillDefinition({ partition, bucket, prefix, queueUrl })),
        access: backfillAccess({ bucket: bucketName, prefix, queue: queue.queueName, keyArn, stateMachineName: name }),
        logRetentionDays: config.logRetentionDays,
        alarmTopicArn: foundationIn(foundation, region).alarmTopicArn,
        permissionsBoundaryArn: foundation.permissionsBoundaryArn,
        account,
        region,
        tags,
        environment: config.environment,
      },
      { parent: this },
    );
    this.stateMachineArn = machine.stateMachineArn;
    this.registerOutputs({ stateMachineArn: this.stateMachineArn });
  }
}
