import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { WorkerService } from "../compute/WorkerService.js";
import { HardenedTable } from "../database/HardenedTable.js";
import { EventRoute } from "../events/EventRoute.js";
import { PermissionsBoundary } from "../identity/PermissionsBoundary.js";
import { TaskRole } from "../identity/TaskRole.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { HardenedQueue } from "../messaging/HardenedQueue.js";
import { DatabaseSecurityGroup } from "../network/DatabaseSecurityGroup.js";
import { IsolatedVpc } from "../network/IsolatedVpc.js";
import { NatGateways } from "../network/NatGateways.js";
import { WorkloadSecurityGroup } from "../network/WorkloadSecurityGroup.js";
import { AlarmTopic } from "../observability/AlarmTopic.js";
import { DataRole } from "../storage/DataRole.js";
import { HardenedBucket } from "../storage/HardenedBucket.js";
import { LogBucket } from "../storage/LogBucket.js";
import { calls } from "./calls.js";
import { credentials } from "./credentials.js";
import { held } from "./held.js";
import { jobs } from "./jobs.js";
import { outsiders } from "./outsiders.js";
import { results } from "./results.js";
import { watched } from "./watched.js";

/**
 * A program with every component of the library, those that have a place in each of two regions: what the end-to-end
 * test deploys. Objects come into a staging bucket of the first region, S3 replicates them to the second, and events
 * go back.
 */
const regions = { first: "eu-west-1", second: "eu-central-1" } as const;

const { accountId } = aws.getCallerIdentityOutput();
const account = { accountId };
const tags = { system: "every-component" };
const boundary = new PermissionsBoundary("every-boundary", { regions: Object.values(regions), tags });
/** CI deploys under the boundary of the account's foundation, which it cannot make itself. */
const permissionsBoundaryArn = new pulumi.Config().get("permissionsBoundaryArn") ?? boundary.policyArn;

/** So that every tier of a network is deployed. */
const internetEgress = {
  control: "NET-14",
  reason: "every tier is deployed, the one with a way out too",
  owner: "platform",
  expires: "2999-12-31",
};

/** What the first region's bucket replicates to. */
interface Place {
  readonly bucketName: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
}

const second = place("second", "10.2.0.0/16");
const first = place("first", "10.1.0.0/16", second);

outsiders("every", {
  placed: { account, region: regions.first },
  bucketName: first.bucketName,
  permissionsBoundaryArn,
});

export const buckets = [first.bucketName, second.bucketName];

function place(name: keyof typeof regions, cidrBlock: string, target?: Place): Place {
  const placed = { account, tags, region: regions[name] };
  const alarmTopicArn = new AlarmTopic(`${name}-alarms`, placed).topicArn;
  const logs = new LogBucket(`${name}-access-logs`, placed);
  const { keyArn } = new EncryptionKey(`${name}-data`, {
    services: [{ service: "s3.amazonaws.com", sourceArns: ["arn:aws:s3:::*"] }],
    ...placed,
  });
  const queue = new HardenedQueue(`${name}-work`, {
    senders: [
      { service: "s3.amazonaws.com", sourceArns: ["arn:aws:s3:::*"] },
      { service: "events.amazonaws.com", sourceArns: [`arn:aws:events:${regions[name]}:*:rule/*`] },
    ],
    alarmTopicArn,
    ...placed,
  });
  const table = new HardenedTable(`${name}-ledger`, {
    partitionKey: { name: "object", type: "S" },
    sortKey: { name: "target", type: "S" },
    ttlAttribute: "expires",
    ...placed,
  });
  const replication = target && {
    targets: [{ name: "second", bucket: target.bucketName, region: regions.second, keyArn: target.keyArn }],
    permissionsBoundaryArn,
  };
  const bucket = new HardenedBucket(`${name}-staging`, {
    dataRole: DataRole.Staging,
    keyArn,
    accessLogs: { bucket: logs.bucketName },
    notifications: [{ queueArn: queue.queueArn }],
    replication,
    ...placed,
  });
  const network = new IsolatedVpc(`${name}-network`, {
    cidrBlock,
    interfaceEndpoints: ["sqs", "logs", "ecr.api", "ecr.dkr", "events"],
    natGateways: NatGateways.PerZone,
    databaseSubnets: true,
    exceptions: { internetEgress },
    permissionsBoundaryArn,
    ...placed,
  });
  const group = new WorkloadSecurityGroup(`${name}-workers`, {
    vpcId: network.vpcId,
    egressPrefixListIds: [network.s3PrefixListId, network.dynamodbPrefixListId],
    egressSecurityGroupIds: [network.endpointSecurityGroupId],
    ...placed,
  });
  new DatabaseSecurityGroup(`${name}-database`, {
    vpcId: network.vpcId,
    clientSecurityGroupIds: [group.securityGroupId],
    ...placed,
  });
  const role = new TaskRole(`${name}-worker`, {
    access: [
      { bucket: bucket.bucketName, key: keyArn, actions: [Access.Read, Access.Delete], label: "Staging" },
      { queue: queue.queueName, key: queue.keyArn, actions: [Access.Consume], label: "Work" },
      { table: table.tableName, key: table.keyArn, actions: [Access.Update], label: "Ledger" },
    ],
    permissionsBoundaryArn,
    ...placed,
  });
  results(name, { placed, logBucketName: logs.bucketName, vpcId: network.vpcId, readerRoleArn: role.roleArn });
  new WorkerService(`${name}-worker`, {
    image: "every/worker",
    imageRepository: "every/worker",
    environmentVariables: { SALLYPORT_QUEUE_URL: queue.queueUrl },
    taskRoleArn: role.roleArn,
    permissionsBoundaryArn,
    subnetIds: network.subnetIds,
    securityGroupIds: [group.securityGroupId],
    scaling: { queueName: queue.queueName, maxTasks: 3 },
    alarmTopicArn,
    ...placed,
  });
  jobs(name, {
    placed,
    network: { subnetIds: network.subnetIds, securityGroupIds: [group.securityGroupId] },
    bucket: { bucketName: bucket.bucketName, keyArn },
    alarmTopicArn,
    permissionsBoundaryArn,
  });
  calls(name, {
    placed,
    network: { subnetIds: network.subnetIds, securityGroupId: group.securityGroupId },
    inbox: queue,
    table,
    alarmTopicArn,
    permissionsBoundaryArn,
  });
  const { queueArn, queueName } = queue;
  watched(name, {
    ...{ placed, cidrBlock, alarmTopicArn, queueArn, queueName, permissionsBoundaryArn },
    logBucketName: logs.bucketName,
    home: name === "first",
  });
  held(name, {
    ...{ placed, alarmTopicArn, permissionsBoundaryArn },
    logBucketName: logs.bucketName,
    deadLetterQueueArn: queue.queueArn,
    home: name === "first",
  });
  credentials(name, {
    placed,
    network,
    clientSecurityGroupId: group.securityGroupId,
    queueArn: queue.queueArn,
    alarmTopicArn,
    permissionsBoundaryArn,
  });
  const eventPattern = JSON.stringify({ source: ["every.component"] });
  if (target === undefined) {
    const toEventBus = { region: regions.first };
    new EventRoute(`${name}-out`, { eventPattern, toEventBus, permissionsBoundaryArn, ...placed });
  } else {
    new EventRoute(`${name}-in`, { eventPattern, toQueueArn: queue.queueArn, ...placed });
  }
  return { bucketName: bucket.bucketName, keyArn };
}
