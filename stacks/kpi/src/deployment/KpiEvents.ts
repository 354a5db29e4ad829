import * as pulumi from "@pulumi/pulumi";
import { EventRule, HardenedTopic } from "@sallyport/components";
import { eventRuleArnOf, placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import type { KpiData } from "./KpiData.js";
import { ruleNames } from "./ruleNames.js";
import { runEndPattern, sweepMessage } from "./runEvents.js";

/** What starts a run without an upload, and who is told how runs end. */
export class KpiEvents extends pulumi.ComponentResource {
  /** Topic of the events at the ends of runs. */
  readonly topicArn: pulumi.Output<string>;

  constructor(deployment: Deployment, { keyArn, queueArn }: KpiData, opts?: pulumi.ComponentResourceOptions) {
    const { plan, alarmTopicArn, permissionsBoundaryArn } = deployment;
    const { base, config } = plan;
    super("sallyport-kpi:index:KpiEvents", base, { sweep: config.run.sweep }, opts);
    const names = ruleNames(base);
    const common = { keyArn, alarmTopicArn, ...placed(deployment) };

    new EventRule(
      names.sweep,
      {
        schedule: config.run.sweep,
        toQueueArn: queueArn,
        input: sweepMessage,
        permissionsBoundaryArn,
        ...common,
      },
      { parent: this },
    );
    const topic = new HardenedTopic(
      names.topic,
      {
        publishers: [{ service: "events.amazonaws.com", sourceArns: [eventRuleArnOf(deployment, names.runEnd)] }],
        subscriptions: config.notify,
        ...common,
      },
      { parent: this },
    );
    new EventRule(
      names.runEnd,
      { eventPattern: runEndPattern, toTopicArn: topic.topicArn, permissionsBoundaryArn, ...common },
      { parent: this },
    );

    this.topicArn = topic.topicArn;
    this.registerOutputs({ topicArn: this.topicArn });
  }
}
