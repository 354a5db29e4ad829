import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { EventRule } from "../events/EventRule.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import type { Tags } from "../tagging/tagsFor.js";
import type { FindingSeverity } from "./FindingSeverity.js";
import { findingsPattern } from "./findingsPattern.js";

/** By what Security Hub checks what is deployed. */
export const HubStandard = {
  /** AWS Foundational Security Best Practices 1.0.0. */
  Fsbp: "aws-foundational-security-best-practices/v/1.0.0",
  /** CIS AWS Foundations Benchmark 5.0.0. */
  Cis: "cis-aws-foundations-benchmark/v/5.0.0",
  /** NIST SP 800-53 revision 5. */
  Nist80053: "nist-800-53/v/5.0.0",
} as const;

export type HubStandard = (typeof HubStandard)[keyof typeof HubStandard];

export interface FindingsHubArgs {
  /** Topic of the region that is told of findings; its policy must let EventBridge publish. */
  readonly alarmTopicArn: pulumi.Input<string>;
  /**
   * Whether the region has a hub already, such as an organization's: then nothing of it is changed, and its findings are
   * told alone. Plain. Default: one of its own; Security Hub takes one in a region, and refuses another.
   */
  readonly hubExists?: boolean;
  /** By what is checked; each check of AWS Config that a standard adds is paid for. Plain. Default: FSBP and CIS. */
  readonly standards?: HubStandard[];
  /**
   * Regions whose findings come to this hub as well, each with a hub of its own. One hub of an account may have them.
   * Plain. Default: none.
   */
  readonly aggregatedRegions?: string[];
  /** Least severity that is told, plain. Default: high. */
  readonly leastSeverity?: FindingSeverity;
  /**
   * Names of products whose findings are told by others, such as "GuardDuty" where a `ThreatDetector` tells them. They are in the hub
   * all the same. Plain. Default: none, every product is told.
   */
  readonly toldElsewhere?: string[];
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
  /** Tags of all that it makes and that takes them, which the hub does not. Default: none but its own. */
  readonly tags?: Tags;
}

const usual: readonly HubStandard[] = [HubStandard.Fsbp, HubStandard.Cis];

/**
 * Brings what is found in a region together with Security Hub: by its own checks of what is deployed, by GuardDuty, AWS
 * Config, IAM Access Analyzer, Inspector and Macie, whose findings AWS itself sends there once both are on. Each region
 * needs one of its own.
 *
 * Defaults: the standards FSBP and CIS, one finding a control however many standards ask for it, new controls turned on; new
 * findings of high severity and above are told, each in its own region, and kept where that fails.
 *
 * Cost: 0.0010 USD a check of the first 100,000 a month, less with volume; findings of checks are free, others 0.00003 USD
 * above 10,000 a month; the key 1 USD a month unless `keyArn` or `deadLetterQueueArn` is given.
 *
 * Controls: MON-12, MON-13.
 *
 * @example
 * const hub = new FindingsHub("findings", { alarmTopicArn: topic.topicArn });
 */
export class FindingsHub extends pulumi.ComponentResource {
  /** ARN of the hub, once it checks by its standards. */
  readonly hubArn: pulumi.Output<string>;

  constructor(name: string, args: FindingsHubArgs, opts?: pulumi.ComponentResourceOptions) {
    checkArgs(describeComponent("FindingsHub", name), args);
    super("sallyport:index:FindingsHub", name, args, opts);
    const { alarmTopicArn, deadLetterQueueArn, keyArn, environment, account, region, tags } = args;
    const home = homeOf(this, args);

    this.hubArn =
      args.hubExists === true
        ? pulumi.interpolate`arn:${home.partition}:securityhub:${home.region}:${home.accountId}:hub/default`
        : ownHub(this, name, args, home);
    new EventRule(
      `${name}-findings`,
      {
        eventPattern: pulumi.output(home.region).apply((here) => JSON.stringify(findingsPattern(args, here))),
        toTopicArn: alarmTopicArn,
        ...{ alarmTopicArn, deadLetterQueueArn, keyArn, environment, account, region, tags },
      },
      { parent: this },
    );

    this.registerOutputs({ hubArn: this.hubArn });
  }
}

function ownHub(
  parent: pulumi.Resource,
  name: string,
  { standards = [...usual], aggregatedRegions = [], region }: FindingsHubArgs,
  { partition, region: here }: ReturnType<typeof homeOf>,
): pulumi.Output<string> {
  const hub = new aws.securityhub.Account(
    `${name}-hub`,
    {
      enableDefaultStandards: false,
      autoEnableControls: true,
      controlFindingGenerator: "SECURITY_CONTROL",
      region,
    },
    { parent },
  );
  const inHub = { parent, dependsOn: [hub] };
  const checked = [...new Set(standards)].map(
    (standard) =>
      new aws.securityhub.StandardsSubscription(
        `${name}-${standard.replace(/\/v\/.*$/, "")}`,
        { standardsArn: pulumi.interpolate`arn:${partition}:securityhub:${here}::standards/${standard}`, region },
        inHub,
      ),
  );
  if (aggregatedRegions.length > 0) {
    new aws.securityhub.FindingAggregator(
      `${name}-regions`,
      { linkingMode: "SPECIFIED_REGIONS", specifiedRegions: aggregatedRegions, region },
      inHub,
    );
  }
  return knownAfter(hub.arn, ...checked);
}

function checkArgs(component: string, { hubExists = false, standards, aggregatedRegions }: FindingsHubArgs): void {
  if (standards?.length === 0) {
    throw new ArgumentError(component, "standards", [], "name one at least, or leave it out for FSBP and CIS");
  }
  if (!hubExists) return;
  const given = { standards, aggregatedRegions };
  for (const [argument, value] of Object.entries(given)) {
    if (value === undefined) continue;
    throw new ArgumentError(component, argument, value, "leave it out: a hub that exists is not changed (hubExists)");
  }
}
