import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { EventRule } from "../events/EventRule.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";

/** Around whom the line is drawn. */
export const ZoneOfTrust = {
  /** Access from other accounts is found. */
  Account: "ACCOUNT",
  /** Access from outside the organization is found; for its management or delegated administrator account. */
  Organization: "ORGANIZATION",
} as const;

export type ZoneOfTrust = (typeof ZoneOfTrust)[keyof typeof ZoneOfTrust];

export interface ExternalAccessAnalyzerArgs {
  /** Topic of the region that is told of every new finding; its policy must let EventBridge publish. */
  readonly alarmTopicArn: pulumi.Input<string>;
  /** Default: the component's name. */
  readonly analyzerName?: pulumi.Input<string>;
  /** Default: the account. */
  readonly zoneOfTrust?: pulumi.Input<ZoneOfTrust>;
  /** ARN of a queue that keeps findings which could not be told. Default: one of its own. */
  readonly deadLetterQueueArn?: pulumi.Input<string>;
  /** ARN of the key of its own queue. Its policy must let EventBridge use it for the rule. Default: an `EncryptionKey`. */
  readonly keyArn?: pulumi.Input<string>;
  /** "prod" protects its own queue and key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * Finds what others can reach in a region: buckets, keys, roles, queues, secrets and functions whose policies let anyone
 * in from outside the account. Each region needs one of its own.
 *
 * Defaults: everything outside the account is outside; every new finding is told, and kept where that fails.
 *
 * Cost: the analyzer is free; the key 1 USD a month unless `keyArn` or `deadLetterQueueArn` is given.
 *
 * Controls: IAM-21, MON-12.
 *
 * @example
 * const analyzer = new ExternalAccessAnalyzer("external-access", { alarmTopicArn: topic.topicArn });
 */
export class ExternalAccessAnalyzer extends pulumi.ComponentResource {
  /** Name of the analyzer. */
  readonly analyzerName: pulumi.Output<string>;
  /** ARN of the analyzer. */
  readonly analyzerArn: pulumi.Output<string>;

  constructor(name: string, args: ExternalAccessAnalyzerArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("ExternalAccessAnalyzer", name);
    checkName(component, args.analyzerName);
    super("sallyport:index:ExternalAccessAnalyzer", name, args, opts);
    const { alarmTopicArn, deadLetterQueueArn, keyArn, environment, account, region, tags } = args;
    const home = homeOf(this, args);
    const analyzerName = args.analyzerName ?? name;
    const arn = pulumi.interpolate`arn:${home.partition}:access-analyzer:${home.region}:${home.accountId}:analyzer/${analyzerName}`;

    const analyzer = new aws.accessanalyzer.Analyzer(
      `${name}-analyzer`,
      {
        analyzerName,
        type: args.zoneOfTrust ?? ZoneOfTrust.Account,
        region,
        tags: tagsFor("ExternalAccessAnalyzer", name, tags),
      },
      { parent: this },
    );
    new EventRule(
      `${name}-findings`,
      {
        eventPattern: arn.apply(newFindingsOf),
        toTopicArn: alarmTopicArn,
        ...{ alarmTopicArn, deadLetterQueueArn, keyArn, environment, account, region, tags },
      },
      { parent: this },
    );

    this.analyzerName = knownAfter(analyzerName, analyzer);
    this.analyzerArn = knownAfter(arn, analyzer);
    this.registerOutputs({ analyzerName: this.analyzerName, analyzerArn: this.analyzerArn });
  }
}

/** Events of one analyzer's findings that are open; archived and resolved ones are told by nobody. */
function newFindingsOf(analyzerArn: string): string {
  return JSON.stringify({
    source: ["aws.access-analyzer"],
    "detail-type": ["Access Analyzer Finding"],
    resources: [analyzerArn],
    detail: { status: ["ACTIVE"] },
  });
}

function checkName(component: string, analyzerName: pulumi.Input<string> | undefined): void {
  if (typeof analyzerName !== "string" || /^[A-Za-z][A-Za-z0-9_.-]{0,254}$/.test(analyzerName)) return;
  const fix = 'start with a letter, then letters, digits, ".", "_" and "-"';
  throw new ArgumentError(component, "analyzerName", analyzerName, fix);
}
