import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { EventRule } from "../events/EventRule.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { ConfigBaselineArgs } from "./ConfigBaselineArgs.js";
import type { ConfigRule } from "./ConfigRule.js";
import { configRecorder } from "./configRecorder.js";
import { historyBucket } from "./historyBucket.js";
import { planRules } from "./planRules.js";

/**
 * AWS Config in one region: the history of every resource's configuration, in a bucket that nobody else can write to or
 * delete from, and managed rules that judge it, told when something no longer complies. Each region needs one of its own.
 *
 * Defaults: every type of resource, recorded as it changes; history kept seven years, archived after 90 days, under a
 * key of its own; about 25 rules in each region and 15 more in the one of the whole account.
 *
 * Cost: 0.003 USD for each change that is recorded and 0.001 USD for each evaluation; storage 0.023 USD per GB and month,
 * 0.004 archived; the key 1 USD a month unless `keyArn` is given.
 *
 * Controls: GOV-02, LOG-05, LOG-10, MON-12, MON-13, STO-01, STO-02, STO-03, STO-05.
 *
 * @example
 * const baseline = new ConfigBaseline("config", { alarmTopicArn: topic.topicArn, globalResources: true });
 */
export class ConfigBaseline extends pulumi.ComponentResource {
  /** Name of the bucket that takes the history; empty where the recorder is another's. */
  readonly bucketName: pulumi.Output<string>;
  /** Names of the rules. */
  readonly ruleNames: pulumi.Output<string[]>;

  constructor(name: string, args: ConfigBaselineArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("ConfigBaseline", name);
    const rules = planRules(component, name, args);
    super("sallyport:index:ConfigBaseline", name, args, opts);
    const { alarmTopicArn, deadLetterQueueArn, environment, account, region, tags } = args;
    const home = homeOf(this, args);

    const bucket = args.recorderExists ? undefined : historyBucket(this, name, { component, args, home });
    const recording = bucket && configRecorder(this, name, { args, home, bucket });
    const made = rules.map((rule) => managedRule(this, name, rule, args, recording));
    new EventRule(
      `${name}-findings`,
      {
        eventPattern: JSON.stringify(findingsOf(name)),
        toTopicArn: alarmTopicArn,
        ...{ alarmTopicArn, deadLetterQueueArn, environment, account, region, tags },
      },
      { parent: this },
    );

    this.bucketName = bucket && recording ? knownAfter(bucket.bucketName, recording) : pulumi.output("");
    this.ruleNames = pulumi.output(made.map((rule) => rule.name));
    this.registerOutputs({ bucketName: this.bucketName, ruleNames: this.ruleNames });
  }
}

function managedRule(
  parent: pulumi.Resource,
  name: string,
  { name: rule, identifier, controls, parameters }: ConfigRule,
  { region, tags }: ConfigBaselineArgs,
  recording: aws.cfg.RecorderStatus | undefined,
): aws.cfg.Rule {
  return new aws.cfg.Rule(
    `${name}-${rule}`,
    {
      name: `${name}-${rule}`,
      description: `Watches ${controls.join(", ")}`,
      source: { owner: "AWS", sourceIdentifier: identifier },
      ...(parameters === undefined ? {} : { inputParameters: JSON.stringify(parameters) }),
      region,
      tags: tagsFor("ConfigBaseline", name, tags),
    },
    // Config takes rules beside a recorder only.
    { parent, dependsOn: recording ? [recording] : [] },
  );
}

/** Events of the component's own rules where something does not comply, or no longer does. */
function findingsOf(name: string): object {
  return {
    source: ["aws.config"],
    "detail-type": ["Config Rules Compliance Change"],
    detail: {
      messageType: ["ComplianceChangeNotification"],
      configRuleName: [{ prefix: `${name}-` }],
      newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
    },
  };
}
