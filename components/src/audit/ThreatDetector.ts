import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { EventRule } from "../events/EventRule.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";

/** What GuardDuty watches beside trails, flow logs and name look-ups. */
export const ThreatFeature = {
  /** Reads and writes of objects. */
  S3Data: "S3_DATA_EVENTS",
  /** Sign-ins to databases; Aurora and some engines of RDS. */
  RdsLogins: "RDS_LOGIN_EVENTS",
  /** Traffic of functions. */
  FunctionTraffic: "LAMBDA_NETWORK_LOGS",
  /** Disks of machines on which something was found. */
  DiskMalware: "EBS_MALWARE_PROTECTION",
  /** Calls of Kubernetes. */
  KubernetesAudit: "EKS_AUDIT_LOGS",
  /** Processes in containers and machines; an isolated network needs an endpoint of GuardDuty for it. */
  Runtime: "RUNTIME_MONITORING",
} as const;

export type ThreatFeature = (typeof ThreatFeature)[keyof typeof ThreatFeature];

export interface ThreatDetectorArgs {
  /** Topic of the region that is told of findings; its policy must let EventBridge publish. */
  readonly alarmTopicArn: pulumi.Input<string>;
  /**
   * Id of the region's detector where there is one already, such as an organization's: then nothing of it is changed, and
   * its findings are told alone. Whether it is given is plain. Default: one of its own; GuardDuty takes one in a region,
   * and refuses another.
   */
  readonly detectorId?: pulumi.Input<string>;
  /** What is turned on; the others stay as AWS has them. Plain. Default: objects, database logins, traffic of functions. */
  readonly features?: ThreatFeature[];
  /** Least severity that is told, 1–8.9, plain. Default: 4, what GuardDuty calls medium. */
  readonly leastSeverity?: number;
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

const usual: readonly ThreatFeature[] = [ThreatFeature.S3Data, ThreatFeature.RdsLogins, ThreatFeature.FunctionTraffic];

/**
 * Watches a region for intruders with GuardDuty: calls, traffic, look-ups of names, reads of objects, sign-ins to
 * databases. Each region needs one of its own.
 *
 * Defaults: findings published every 15 minutes; those of medium severity and above are told, and kept where that fails.
 *
 * Cost: 4.00 USD per million calls, 1.00 USD per GB of flow logs and look-ups, 0.80 USD per million data events of S3, less
 * with volume; the key 1 USD a month unless `keyArn` or `deadLetterQueueArn` is given.
 *
 * Controls: MON-12, MON-13.
 *
 * @example
 * const detector = new ThreatDetector("threats", { alarmTopicArn: topic.topicArn });
 */
export class ThreatDetector extends pulumi.ComponentResource {
  /** Id of the detector, once it watches what it should. */
  readonly detectorId: pulumi.Output<string>;

  constructor(name: string, args: ThreatDetectorArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("ThreatDetector", name);
    const { leastSeverity = 4 } = args;
    if (!(leastSeverity >= 1 && leastSeverity < 9)) {
      throw new ArgumentError(component, "leastSeverity", leastSeverity, "give 1 to 8.9: low is 1, medium 4, high 7");
    }
    super("sallyport:index:ThreatDetector", name, args, opts);
    const { alarmTopicArn, deadLetterQueueArn, keyArn, environment, account, region, tags } = args;

    this.detectorId = args.detectorId === undefined ? ownDetector(this, name, args) : pulumi.output(args.detectorId);
    new EventRule(
      `${name}-findings`,
      {
        eventPattern: JSON.stringify(findingsFrom(leastSeverity)),
        toTopicArn: alarmTopicArn,
        ...{ alarmTopicArn, deadLetterQueueArn, keyArn, environment, account, region, tags },
      },
      { parent: this },
    );

    this.registerOutputs({ detectorId: this.detectorId });
  }
}

function ownDetector(
  parent: pulumi.Resource,
  name: string,
  { features = [...usual], region, tags }: ThreatDetectorArgs,
): pulumi.Output<string> {
  const detector = new aws.guardduty.Detector(
    `${name}-detector`,
    {
      enable: true,
      findingPublishingFrequency: "FIFTEEN_MINUTES",
      region,
      tags: tagsFor("ThreatDetector", name, tags),
    },
    { parent },
  );
  const on = [...new Set(features)].map(
    (feature) =>
      new aws.guardduty.DetectorFeature(
        `${name}-${feature.toLowerCase().replaceAll("_", "-")}`,
        { detectorId: detector.id, name: feature, status: "ENABLED", ...agentsOf(feature), region },
        { parent },
      ),
  );
  return knownAfter(detector.id, ...on);
}

/** Runtime monitoring watches Fargate once GuardDuty puts its agent beside the tasks. */
function agentsOf(feature: ThreatFeature) {
  if (feature !== ThreatFeature.Runtime) return {};
  return { additionalConfigurations: [{ name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "ENABLED" }] };
}

function findingsFrom(leastSeverity: number): object {
  return {
    source: ["aws.guardduty"],
    "detail-type": ["GuardDuty Finding"],
    detail: { severity: [{ numeric: [">=", leastSeverity] }] },
  };
}
