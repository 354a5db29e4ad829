import * as pulumi from "@pulumi/pulumi";
import {
  ConfigBaseline,
  ExternalAccessAnalyzer,
  FindingsHub,
  HardenedQueue,
  ThreatDetector,
  WorkloadAlarms,
} from "@sallyport/components";
import { type Account, placedIn } from "./Account.js";
import type { RegionBasics } from "./alarmsAndLogs.js";

/** What watches a region. */
export interface WatchedRegion {
  readonly region: string;
  /** Undefined where no recorder is made. */
  readonly configBucket: pulumi.Output<string> | undefined;
  readonly threatDetectorId: pulumi.Output<string> | undefined;
}

/**
 * Watches a region: what others can reach, how its resources are configured, who intrudes, and all that in one place.
 * Findings go to the topic, and those that could not be told into one queue.
 *
 * @param configServiceRole what AWS Config's recorder waits for; undefined where the account has it
 */
export function watchedRegion(
  account: Account,
  { region, alarmTopicArn, logBucket }: RegionBasics,
  configServiceRole: pulumi.Resource | undefined,
): WatchedRegion {
  const { base, config, home } = account;
  const { components, existing, audit } = config;
  const placed = placedIn(account, region);
  const { accessAnalyzer, configBaseline, threatDetection, findingsHub } = components;
  const none = { region, configBucket: undefined, threatDetectorId: undefined };
  if (!accessAnalyzer && !configBaseline && !threatDetection && !findingsHub) return none;

  const told = { alarmTopicArn, deadLetterQueueArn: untold().queueArn, ...placed };
  if (accessAnalyzer)
    new ExternalAccessAnalyzer(`${base}-outside-${region}`, { analyzerName: `${base}-outside`, ...told });
  if (findingsHub) hub();
  return {
    region,
    configBucket: configBaseline ? baseline() : undefined,
    threatDetectorId: threatDetection ? detector() : undefined,
  };

  function untold(): HardenedQueue {
    const { accountId, partition } = account.account;
    const queue = new HardenedQueue(`${base}-untold-${region}`, {
      queueName: `${base}-untold`,
      senders: [
        {
          service: "events.amazonaws.com",
          sourceArns: [pulumi.interpolate`arn:${partition}:events:${region}:${accountId}:rule/${base}-*`],
        },
      ],
      alarmTopicArn,
      ...placed,
    });
    const metric = { namespace: "AWS/SQS", metricName: "ApproximateNumberOfMessagesVisible", statistic: "Maximum" };
    new WorkloadAlarms(`${base}-untold-${region}`, {
      alarms: [
        {
          name: "waiting",
          description: "A finding could not be told: read it in the queue, then mend the topic's policy or key",
          metrics: [{ ...metric, dimensions: { QueueName: queue.queueName } }],
          threshold: 0,
        },
      ],
      ...{ account: placed.account, alarmTopicArn, region, tags: placed.tags },
    });
    return queue;
  }

  function baseline(): pulumi.Output<string> | undefined {
    const recorderExists = existing.configRecorders.includes(region);
    const made = new ConfigBaseline(
      `${base}-config-${region}`,
      {
        bucketName: pulumi.interpolate`${base}-config-${account.account.accountId}-${region}`,
        globalResources: region === home,
        recorderExists,
        withoutRules: [...audit.withoutConfigRules],
        accessLogs: { bucket: logBucket },
        ...told,
      },
      configServiceRole === undefined ? {} : { dependsOn: [configServiceRole] },
    );
    return recorderExists ? undefined : made.bucketName;
  }

  /** The home of the account gathers the other regions' findings; who tells of some already is not repeated. */
  function hub(): void {
    const others = config.regions.filter((other) => other !== region);
    const exists = existing.findingsHubs.includes(region);
    const gathers = region === home && others.length > 0 && !exists;
    const toldElsewhere = [
      ...(threatDetection ? ["GuardDuty"] : []),
      ...(accessAnalyzer ? ["IAM Access Analyzer"] : []),
      ...(configBaseline ? ["Config"] : []),
    ];
    new FindingsHub(`${base}-findings-${region}`, {
      ...(exists ? { hubExists: true } : {}),
      ...(gathers ? { aggregatedRegions: others } : {}),
      toldElsewhere,
      ...told,
    });
  }

  function detector(): pulumi.Output<string> {
    const detectorId = existing.threatDetectors[region];
    const own = detectorId === undefined ? {} : { detectorId };
    return new ThreatDetector(`${base}-threats-${region}`, { ...own, ...told }).detectorId;
  }
}
