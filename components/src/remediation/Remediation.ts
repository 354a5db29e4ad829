import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { type Home, homeOf } from "../account/homeOf.js";
import { EventRule } from "../events/EventRule.js";
import { HardenedFunction } from "../functions/HardenedFunction.js";
import type { AccessIntentArgs } from "../identity/AccessIntentArgs.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { HardenedQueue } from "../messaging/HardenedQueue.js";
import { describeComponent } from "../naming/describeComponent.js";
import { checkRemediationArgs } from "./checkRemediationArgs.js";
import { type RemediationArgs, RemediationMode } from "./RemediationArgs.js";
import { type RemediatorPlan, remediators, verbsOf } from "./remediators.js";

/**
 * Puts right what must not stay as it is in a region, and tells what it did: buckets that the public could reach, security
 * groups that let every address in, exposed keys of users, and the trail when it is stopped. Each region needs one.
 *
 * Defaults: a dry run, in which people are told what it would do and no role may do it; a function and a role for each of
 * the four, called by findings and by the calls themselves; what is right already is left and not told; events that could
 * not be handled are kept two weeks.
 *
 * Cost: 0.20 USD per million calls; the key 1 USD a month unless `keyArn` is given; about 20 alarms, 2 USD a month.
 *
 * Controls: IAM-01, IAM-09, IAM-20, IR-02, MON-01, MON-12.
 *
 * @example
 * const remediation = new Remediation("remediation", {
 *   codePath: "bundles/remediate.mjs",
 *   alarmTopicArn: topic.topicArn,
 *   alarmTopicKeyArn: topic.keyArn,
 *   trailName: trail.trailName,
 *   mode: RemediationMode.Apply,
 * });
 */
export class Remediation extends pulumi.ComponentResource {
  /** Names of the functions. */
  readonly functionNames: pulumi.Output<string[]>;
  /** Names of their log groups. */
  readonly logGroupNames: pulumi.Output<string[]>;

  constructor(name: string, args: RemediationArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("Remediation", name);
    checkRemediationArgs(component, name, args);
    super("sallyport:index:Remediation", name, args, opts);
    const { alarmTopicArn, environment, account, region, tags } = args;
    const common = { alarmTopicArn, environment, account, region, tags };
    const home = homeOf(this, args);
    const chosen = remediators.filter(({ kind }) => kind !== "stopped-trail" || args.trailName !== undefined);

    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args, home));
    const failed = new HardenedQueue(
      `${name}-failed`,
      { senders: [{ service: "events.amazonaws.com", sourceArns: [rulesOf(name, home)] }], keyArn, ...common },
      { parent: this },
    );
    const functions = chosen.map((remediator) => {
      const made = remediatorOf(this, name, remediator, { args, home, keyArn, failedArn: failed.queueArn });
      new EventRule(
        `${name}-${remediator.kind}`,
        {
          eventPattern: placeOf(args, home).apply((place) => JSON.stringify(remediator.pattern(place))),
          toFunctionArn: made.functionArn,
          deadLetterQueueArn: failed.queueArn,
          ...common,
        },
        { parent: this },
      );
      return made;
    });

    this.functionNames = pulumi.all(functions.map(({ functionName }) => functionName));
    this.logGroupNames = pulumi.all(functions.map(({ logGroupName }) => logGroupName));
    this.registerOutputs({ functionNames: this.functionNames, logGroupNames: this.logGroupNames });
  }
}

interface FunctionPlace {
  readonly args: RemediationArgs;
  readonly home: Home;
  readonly keyArn: pulumi.Output<string>;
  readonly failedArn: pulumi.Output<string>;
}

function remediatorOf(
  parent: pulumi.Resource,
  name: string,
  { kind, intent }: RemediatorPlan,
  { args, home, keyArn, failedArn }: FunctionPlace,
): HardenedFunction {
  const { mode = RemediationMode.DryRun, alarmTopicArn, alarmTopicKeyArn, spared = [] } = args;
  const topic: AccessIntentArgs = { topic: alarmTopicArn, actions: [Access.Publish], label: "Alarm" };
  const watched: AccessIntentArgs = { ...intentOf(), actions: verbsOf(mode), label: "Watched" };
  return new HardenedFunction(
    `${name}-${kind}`,
    {
      codePath: args.codePath,
      timeoutSeconds: 60,
      environmentVariables: {
        REMEDIATOR: kind,
        REMEDIATION_MODE: mode,
        REMEDIATION_SPARED: pulumi.output(spared).apply((names) => names.join(",")),
        ALARM_TOPIC_ARN: alarmTopicArn,
      },
      access: [watched, alarmTopicKeyArn === undefined ? topic : { ...topic, key: alarmTopicKeyArn }],
      onFailure: { queueArn: failedArn, keyArn },
      keyArn,
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      alarmTopicArn,
      environment: args.environment,
      account: args.account,
      region: args.region,
      tags: args.tags,
    },
    { parent },
  );

  /** Which fields an intent has is plain; only their values wait for the account. */
  function intentOf(): Omit<AccessIntentArgs, "actions"> {
    const fields = Object.keys(intent({ accountId: "", trail: { name: "", arn: "" } })) as (keyof AccessIntentArgs)[];
    const known = placeOf(args, home).apply((place) => intent(place) as Readonly<Record<string, string>>);
    return Object.fromEntries(fields.map((field) => [field, known.apply((values) => values[field] ?? "")]));
  }
}

function placeOf({ trailName }: RemediationArgs, home: Home) {
  const { accountId, partition, region } = home;
  return pulumi
    .all([accountId, partition, region, pulumi.output(trailName)])
    .apply(([account, part, place, trail]) => ({
      accountId: account,
      ...(trail === undefined
        ? {}
        : { trail: { name: trail, arn: `arn:${part}:cloudtrail:${place}:${account}:trail/${trail}` } }),
    }));
}

function rulesOf(name: string, { partition, region, accountId }: Home): pulumi.Output<string> {
  return pulumi.interpolate`arn:${partition}:events:${region}:${accountId}:rule/${name}-*`;
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: RemediationArgs,
  home: Home,
): pulumi.Output<string> {
  const logs = pulumi.interpolate`arn:${home.partition}:logs:${home.region}:${home.accountId}:log-group:/aws/lambda/${name}-*`;
  const key = new EncryptionKey(
    `${name}-key`,
    {
      description: `Encrypts environments, logs and failed events of ${name}`,
      services: [
        { service: "logs.amazonaws.com", sourceArns: [logs] },
        { service: "events.amazonaws.com", sourceArns: [rulesOf(name, home)] },
      ],
      ...{ account, environment, region, tags },
    },
    { parent },
  );
  return key.keyArn;
}
