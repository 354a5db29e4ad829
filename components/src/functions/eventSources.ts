import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { QueueSourceArgs, ScheduleSourceArgs, TopicSourceArgs } from "./FunctionEventArgs.js";
import type { FunctionPlan } from "./FunctionPlan.js";
import { invokePermission } from "./invokePermission.js";
import { scheduleRule } from "./scheduleRule.js";

/** Joins a function to everything that calls it. Gives what must be there before it is called at all. */
export function eventSources(plan: FunctionPlan, functionArn: pulumi.Output<string>): pulumi.Resource[] {
  const { queues = [], topics = [], schedules = [], invokers = [] } = plan.args;
  queues.forEach((queue, index) => {
    fedBy(plan, functionArn, queue, `${plan.name}-queue${index + 1}`);
  });
  topics.forEach((topic, index) => {
    toldBy(plan, functionArn, topic, `${plan.name}-topic${index + 1}`);
  });
  for (const schedule of schedules) calledAt(plan, functionArn, schedule);
  return invokers.map(({ name, service, sourceArn }) =>
    invokePermission(plan.parent, `${plan.name}-invoke-${name}`, permitted(plan, functionArn, service, sourceArn)),
  );
}

function permitted(
  { home, args }: FunctionPlan,
  functionArn: pulumi.Output<string>,
  service: pulumi.Input<string>,
  sourceArn: pulumi.Input<string>,
) {
  return { function: functionArn, service, sourceArn, home, region: args.region };
}

/** Messages that failed stay in the queue, and only they: the code says which (ReportBatchItemFailures). */
function fedBy(plan: FunctionPlan, functionArn: pulumi.Output<string>, source: QueueSourceArgs, id: string): void {
  new aws.lambda.EventSourceMapping(
    id,
    {
      eventSourceArn: source.queueArn,
      functionName: functionArn,
      batchSize: source.batchSize ?? 10,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: source.maxConcurrency ?? 10 },
      region: plan.args.region,
      tags: plan.tags,
    },
    { parent: plan.parent },
  );
}

function toldBy(plan: FunctionPlan, functionArn: pulumi.Output<string>, source: TopicSourceArgs, id: string): void {
  const permission = invokePermission(
    plan.parent,
    `${id}-invoke`,
    permitted(plan, functionArn, "sns.amazonaws.com", source.topicArn),
  );
  new aws.sns.TopicSubscription(
    id,
    {
      topic: source.topicArn,
      protocol: "lambda",
      endpoint: functionArn,
      filterPolicy: source.filterPolicy,
      region: plan.args.region,
    },
    { parent: plan.parent, dependsOn: [permission] },
  );
}

function calledAt(plan: FunctionPlan, functionArn: pulumi.Output<string>, source: ScheduleSourceArgs): void {
  const { parent, home, args } = plan;
  const id = `${plan.name}-${source.name}`;
  const { ruleName, ruleArn } = scheduleRule(home, plan.functionName, source);
  const permission = invokePermission(
    parent,
    `${id}-invoke`,
    permitted(plan, functionArn, "events.amazonaws.com", ruleArn),
  );
  const rule = new aws.cloudwatch.EventRule(
    `${id}-rule`,
    { name: ruleName, scheduleExpression: source.scheduleExpression, region: args.region, tags: plan.tags },
    { parent },
  );
  new aws.cloudwatch.EventTarget(
    `${id}-target`,
    {
      rule: rule.name,
      targetId: source.name,
      arn: functionArn,
      input: source.input,
      // What Lambda did not take goes where that goes which the function failed on.
      ...(plan.onFailure && { deadLetterConfig: { arn: plan.onFailure.queueArn } }),
      region: args.region,
    },
    { parent, dependsOn: [permission] },
  );
}
