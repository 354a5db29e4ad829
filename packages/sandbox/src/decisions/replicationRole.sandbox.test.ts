import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  HeadObjectCommand,
  PutBucketEncryptionCommand,
  PutBucketReplicationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Clients } from "../provider/Clients.js";
import { clientsOf } from "../testing/clientsOf.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import { readDecisions } from "./readDecisions.js";

const [from, to] = ["eu-west-1", "eu-central-1"];
const account = "000000000000";

describe("S3 replication between regions", () => {
  let sandbox: TestSandbox;
  let clients: Clients;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = await clientsOf(sandbox);
    for (const region of [from, to]) {
      keys[region] = (await clients.kms(region).send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? "";
    }
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const bucket = async (name: string, region: string, locked: boolean): Promise<void> => {
    const s3 = clients.s3(region);
    const CreateBucketConfiguration = { LocationConstraint: region as "eu-west-1" };
    const more = { CreateBucketConfiguration, ObjectLockEnabledForBucket: locked };
    await s3.send(new CreateBucketCommand({ Bucket: name, ...more }));
    const VersioningConfiguration = { Status: "Enabled" as const };
    await s3.send(new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration }));
    const encryption = { SSEAlgorithm: "aws:kms" as const, KMSMasterKeyID: keys[region] };
    const Rules = [{ ApplyServerSideEncryptionByDefault: encryption, BucketKeyEnabled: true }];
    await s3.send(new PutBucketEncryptionCommand({ Bucket: name, ServerSideEncryptionConfiguration: { Rules } }));
  };

  /** Statements as S3's guide asks for them; `without` takes the action of one away. */
  const statements = (name: string, without?: string) =>
    [
      {
        Sid: "ReadSource",
        Action: [
          "s3:GetReplicationConfiguration",
          "s3:ListBucket",
          "s3:GetObjectVersionForReplication",
          "s3:GetObjectVersionAcl",
          "s3:GetObjectVersionTagging",
        ],
        Resource: [`arn:aws:s3:::${name}-out`, `arn:aws:s3:::${name}-out/*`],
      },
      { Sid: "WriteTarget", Action: ["s3:ReplicateObject", "s3:ReplicateTags"], Resource: `arn:aws:s3:::${name}-in/*` },
      {
        Sid: "OpenSource",
        Action: ["kms:Decrypt"],
        Resource: keys[from],
        Condition: { StringEquals: { "kms:ViaService": `s3.${from}.amazonaws.com` } },
      },
      {
        Sid: "SealTarget",
        Action: ["kms:Encrypt"],
        Resource: keys[to],
        Condition: {
          StringEquals: {
            "kms:ViaService": `s3.${to}.amazonaws.com`,
            "kms:EncryptionContext:aws:s3:arn": `arn:aws:s3:::${name}-in`,
          },
        },
      },
    ]
      .map((statement) => ({ ...statement, Action: [statement.Action].flat().filter((action) => action !== without) }))
      .filter(({ Action }) => Action.length > 0)
      .map((statement) => ({ Effect: "Allow", ...statement }));

  interface Options {
    readonly without?: string;
    readonly trusts?: string;
    readonly keyed?: boolean;
    readonly locked?: boolean;
  }

  /** Sets replication up under a role of its own, writes an object, and gives its replication status. */
  const replicated = async (name: string, { without, trusts, keyed = true, locked = false }: Options = {}) => {
    await bucket(`${name}-out`, from, locked);
    await bucket(`${name}-in`, to, locked);
    const trust = {
      Effect: "Allow",
      Principal: { Service: "s3.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnEquals: { "aws:SourceArn": `arn:aws:s3:::${trusts ?? `${name}-out`}` },
      },
    };
    const documentOf = (...Statement: unknown[]) => JSON.stringify({ Version: "2012-10-17", Statement });
    const { Role } = await clients
      .iam(from)
      .send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: documentOf(trust) }));
    const PolicyDocument = documentOf(...statements(name, without));
    await clients.iam(from).send(new PutRolePolicyCommand({ RoleName: name, PolicyName: "replicate", PolicyDocument }));
    const rule = {
      ID: "all",
      Priority: 1,
      Status: "Enabled" as const,
      Filter: { Prefix: "" },
      DeleteMarkerReplication: { Status: "Disabled" as const },
      SourceSelectionCriteria: {
        SseKmsEncryptedObjects: { Status: keyed ? ("Enabled" as const) : ("Disabled" as const) },
      },
      Destination: { Bucket: `arn:aws:s3:::${name}-in`, EncryptionConfiguration: { ReplicaKmsKeyID: keys[to] } },
    };
    const ReplicationConfiguration = { Role: Role?.Arn, Rules: [rule] };
    await clients.s3(from).send(new PutBucketReplicationCommand({ Bucket: `${name}-out`, ReplicationConfiguration }));
    await clients.s3(from).send(new PutObjectCommand({ Bucket: `${name}-out`, Key: "a", Body: "a" }));
    return (await clients.s3(from).send(new HeadObjectCommand({ Bucket: `${name}-out`, Key: "a" }))).ReplicationStatus;
  };

  const judged = async (role: string): Promise<string[]> => {
    const lines: string[] = [];
    for await (const { principal, action, decision, policy, statement } of readDecisions(sandbox.home)) {
      if (principal === `arn:aws:sts::${account}:assumed-role/${role}/s3`)
        lines.push(`${decision} ${action} ${policy} ${statement}`);
    }
    return lines;
  };

  test("makes the replica under the target's key, each step allowed by a statement of the role", async () => {
    expect(await replicated("whole")).toBe("COMPLETED");
    const replica = await clients.s3(to).send(new HeadObjectCommand({ Bucket: "whole-in", Key: "a" }));
    expect(replica).toMatchObject({ ReplicationStatus: "REPLICA", SSEKMSKeyId: keys[to] });
    expect(await judged("whole")).toEqual([
      "allow s3:GetReplicationConfiguration replicate ReadSource",
      "allow s3:ListBucket replicate ReadSource",
      "allow s3:GetObjectVersionForReplication replicate ReadSource",
      "allow s3:GetObjectVersionAcl replicate ReadSource",
      "allow s3:GetObjectVersionTagging replicate ReadSource",
      "allow kms:Decrypt replicate OpenSource",
      "allow s3:ReplicateObject replicate WriteTarget",
      "allow kms:Encrypt replicate SealTarget",
    ]);
  });

  test.each([
    ["s3:GetReplicationConfiguration", "no-config"],
    ["s3:GetObjectVersionForReplication", "no-read"],
    ["kms:Decrypt", "no-decrypt"],
    ["s3:ReplicateObject", "no-write"],
    ["kms:Encrypt", "no-encrypt"],
  ])("fails where the role lacks %s", async (without, name) => {
    expect(await replicated(name, { without })).toBe("FAILED");
    await expect(clients.s3(to).send(new HeadObjectCommand({ Bucket: `${name}-in`, Key: "a" }))).rejects.toMatchObject({
      name: "NotFound",
    });
    expect((await judged(name)).at(-1)).toBe(`deny ${without} null null`);
  });

  test("asks for the locks of an object where its bucket can lock any", async () => {
    expect(await replicated("locked", { locked: true })).toBe("FAILED");
    expect((await judged("locked")).at(-1)).toBe("deny s3:GetObjectRetention null null");
  });

  test("fails where the role trusts S3 for another bucket, or the rule leaves out objects under a key", async () => {
    expect(await replicated("deputy", { trusts: "other-out" })).toBe("FAILED");
    expect(await replicated("unkeyed", { keyed: false })).toBe("FAILED");
    expect([...(await judged("deputy")), ...(await judged("unkeyed"))]).toEqual([]);
  });
});
