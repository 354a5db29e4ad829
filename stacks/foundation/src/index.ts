import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AlarmTopic, type FoundationOutputs, LogBucket, PermissionsBoundary } from "@sallyport/components";
import { readConfig } from "./readConfig.js";

const { regions, environment, tags: given } = readConfig(new pulumi.Config(), Object.values(aws.Region));
const tags = { system: "sallyport-foundation", environment, ...given };

const boundary = new PermissionsBoundary(`sallyport-${environment}-boundary`, { regions: [...regions], tags });

const topics = regions.map(
  (region) =>
    [
      region,
      new AlarmTopic(`sallyport-${environment}-alarms-${region}`, {
        topicName: `sallyport-${environment}-alarms`,
        environment,
        region,
        tags,
      }).topicArn,
    ] as const,
);

const account = aws.getCallerIdentityOutput();
const logs = regions.map(
  (region) =>
    [
      region,
      new LogBucket(`sallyport-${environment}-logs-${region}`, {
        bucketName: pulumi.interpolate`sallyport-${environment}-logs-${account.accountId}-${region}`,
        environment,
        region,
        tags,
      }).bucketName,
    ] as const,
);

// Annotated, so that an output that other stacks read cannot be renamed or forgotten here.
const outputs: { readonly [Name in keyof FoundationOutputs]: pulumi.Input<FoundationOutputs[Name]> } = {
  permissionsBoundaryArn: boundary.policyArn,
  alarmTopicArns: pulumi.output(Object.fromEntries(topics)),
  logBuckets: pulumi.output(Object.fromEntries(logs)),
  configBuckets: {},
  threatDetectorIds: {},
  backupVaults: {},
  deployerRoleArns: {},
};

export const { permissionsBoundaryArn, alarmTopicArns, logBuckets } = outputs;
