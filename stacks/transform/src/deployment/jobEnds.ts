import type * as pulumi from "@pulumi/pulumi";
import { EventRule, HardenedTopic } from "@sallyport/components";
import { eventRuleArnOf, placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { jobEndPattern } from "./jobEvents.js";
import { jobQueueArnOf } from "./jobQueueArnOf.js";
import { namesOf } from "./namesOf.js";

/** Who is told how each job ends. Returns the topic's ARN. */
export function jobEnds(deployment: Deployment, keyArn: pulumi.Output<string>): pulumi.Output<string> {
  const { plan, alarmTopicArn, permissionsBoundaryArn } = deployment;
  const names = namesOf(plan.base);
  const common = { keyArn, alarmTopicArn, ...placed(deployment) };
  const topic = new HardenedTopic(names.jobEnd, {
    publishers: [{ service: "events.amazonaws.com", sourceArns: [eventRuleArnOf(deployment, names.jobEnd)] }],
    subscriptions: plan.config.notify,
    ...common,
  });
  new EventRule(names.jobEnd, {
    eventPattern: jobQueueArnOf(deployment, names.jobs).apply(jobEndPattern),
    toTopicArn: topic.topicArn,
    permissionsBoundaryArn,
    ...common,
  });
  return topic.topicArn;
}
