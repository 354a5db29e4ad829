import { PutConfigurationRecorderCommand, StartConfigurationRecorderCommand } from "@aws-sdk/client-config-service";
import {
  CreateVolumeCommand,
  DisableEbsEncryptionByDefaultCommand,
  EnableEbsEncryptionByDefaultCommand,
} from "@aws-sdk/client-ec2";
import { CreateDetectorCommand } from "@aws-sdk/client-guardduty";
import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand as DeleteBucketBlockCommand,
  PutBucketPolicyCommand,
} from "@aws-sdk/client-s3";
import {
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3-control";
import {
  CreateFindingAggregatorCommand,
  DescribeHubCommand,
  DisableSecurityHubCommand,
  EnableSecurityHubCommand,
  GetEnabledStandardsCommand,
} from "@aws-sdk/client-securityhub";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Clients } from "../provider/Clients.js";
import { clientsOf } from "../testing/clientsOf.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";

const region = "eu-west-1";
const AccountId = "000000000000";

describe("what an account has once", () => {
  let sandbox: TestSandbox;
  let clients: Clients;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = await clientsOf(sandbox);
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  test("a block of public access holds for every bucket, and is not there until it is made", async () => {
    const [s3, control] = [clients.s3(region), clients.s3control(region)];
    const Bucket = "account-settings";
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new DeleteBucketBlockCommand({ Bucket }));
    const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/*` };
    const policy = { Bucket, Policy: JSON.stringify({ Version: "2012-10-17", Statement: [open] }) };
    await expect(control.send(new GetPublicAccessBlockCommand({ AccountId }))).rejects.toMatchObject({
      name: "NoSuchPublicAccessBlockConfiguration",
    });
    const PublicAccessBlockConfiguration = { BlockPublicPolicy: true };
    await control.send(new PutPublicAccessBlockCommand({ AccountId, PublicAccessBlockConfiguration }));
    await expect(s3.send(new PutBucketPolicyCommand(policy))).rejects.toMatchObject({ name: "AccessDenied" });
    await control.send(new DeletePublicAccessBlockCommand({ AccountId }));
    await s3.send(new PutBucketPolicyCommand(policy));
  });

  test("encryption by default encrypts every new disk of its region alone", async () => {
    const encrypted = async (where: string) => {
      const volume = new CreateVolumeCommand({ AvailabilityZone: `${where}a`, Size: 1, Encrypted: false });
      return (await clients.ec2(where).send(volume)).Encrypted;
    };
    await clients.ec2(region).send(new EnableEbsEncryptionByDefaultCommand({}));
    expect([await encrypted(region), await encrypted("eu-central-1")]).toEqual([true, false]);
    await clients.ec2(region).send(new DisableEbsEncryptionByDefaultCommand({}));
    expect(await encrypted(region)).toBe(false);
  });

  test("a region refuses a second recorder and a second detector, and a recorder without where to deliver", async () => {
    const [config, guardduty] = [clients.config(region), clients.guardduty(region)];
    const recorder = (name: string) => ({
      ConfigurationRecorder: { name, roleARN: `arn:aws:iam::${AccountId}:role/recorder` },
    });
    await config.send(new PutConfigurationRecorderCommand(recorder("organization")));
    await expect(config.send(new PutConfigurationRecorderCommand(recorder("ours")))).rejects.toMatchObject({
      name: "MaxNumberOfConfigurationRecordersExceededException",
    });
    const start = new StartConfigurationRecorderCommand({ ConfigurationRecorderName: "organization" });
    await expect(config.send(start)).rejects.toMatchObject({ name: "NoAvailableDeliveryChannelException" });
    await guardduty.send(new CreateDetectorCommand({ Enable: true }));
    await expect(guardduty.send(new CreateDetectorCommand({ Enable: true }))).rejects.toMatchObject({
      message: expect.stringContaining("a detector already exists"),
    });
  });

  test("a region has one hub with the standards that AWS chooses, an account one aggregation, and without a hub there is nothing", async () => {
    const [hub, other] = [clients.securityhub(region), clients.securityhub("eu-central-1")];
    const standards = async () => (await hub.send(new GetEnabledStandardsCommand({}))).StandardsSubscriptions?.length;
    await expect(hub.send(new DescribeHubCommand({}))).rejects.toMatchObject({ name: "InvalidAccessException" });
    await hub.send(new EnableSecurityHubCommand({}));
    await other.send(new EnableSecurityHubCommand({ EnableDefaultStandards: false }));
    expect(await standards()).toBe(2);
    await expect(hub.send(new EnableSecurityHubCommand({}))).rejects.toMatchObject({
      name: "ResourceConflictException",
    });
    const gather = new CreateFindingAggregatorCommand({ RegionLinkingMode: "ALL_REGIONS" });
    await hub.send(gather);
    await expect(other.send(gather)).rejects.toMatchObject({ name: "ResourceConflictException" });
    await hub.send(new DisableSecurityHubCommand({}));
    await hub.send(new EnableSecurityHubCommand({ EnableDefaultStandards: false }));
    expect(await standards()).toBe(0);
    await other.send(gather);
  });
});
