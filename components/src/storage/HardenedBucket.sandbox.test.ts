import { createHash, randomBytes } from "node:crypto";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  type ObjectOwnership,
  PutBucketEncryptionCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { record } from "../conformance/record.js";
import { type Principal, region, type SandboxAccount, sandboxAccount } from "../testing/sandboxAccount.js";
import { HardenedBucket } from "./HardenedBucket.js";

const everything = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Sid: "All", Effect: "Allow", Action: ["s3:*", "kms:*"], Resource: "*" }],
});

describe("uploads to a hardened bucket by a role that may do everything, judged by the sandbox", () => {
  let sandbox: TestSandbox;
  let uploader: Principal;
  let own: string;
  let other: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const account = await sandboxAccount(sandbox);
    const newKey = async () => (await account.root.kms.send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? "";
    own = await newKey();
    other = await newKey();
    await deploy(account, own);
    uploader = await account.actAs("uploader", [everything]);
  });

  afterAll(async () => {
    await sandbox?.stop();
  });

  const put = (how: Partial<PutObjectCommandInput>) =>
    uploader.s3.send(new PutObjectCommand({ Bucket: "hardened", Key: "a", Body: "a", ...how }));
  const accepted = async () => {
    const { ServerSideEncryption, SSEKMSKeyId } = await uploader.s3.send(
      new HeadObjectCommand({ Bucket: "hardened", Key: "a" }),
    );
    return { ServerSideEncryption, SSEKMSKeyId };
  };

  it("are encrypted with the bucket's key when they name none", async () => {
    await put({});
    expect(await accepted()).toEqual({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: own });
  });

  it("may name the bucket's key", async () => {
    await put({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: own });
    expect(await accepted()).toEqual({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: own });
  });

  it("are denied another key", async () => {
    await expect(put({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: other })).rejects.toMatchObject(denied);
  });

  it("are denied encryption without a customer's key", async () => {
    await expect(put({ ServerSideEncryption: "AES256" })).rejects.toMatchObject(denied);
  });

  it("are denied KMS without a key, which would be the AWS-managed one", async () => {
    await expect(put({ ServerSideEncryption: "aws:kms" })).rejects.toMatchObject(denied);
  });

  it("cannot be made public, neither by a policy nor by an access list", async () => {
    const everybody = {
      Sid: "Open",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::hardened/*",
    };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [everybody] });
    await expect(uploader.s3.send(new PutBucketPolicyCommand({ Bucket: "hardened", Policy }))).rejects.toMatchObject(
      denied,
    );
    await expect(put({ ACL: "public-read" })).rejects.toMatchObject({ name: "AccessControlListNotSupported" });
  });

  it("are denied a key of the uploader's own (SSE-C)", async () => {
    const key = randomBytes(32);
    const ssec = {
      SSECustomerAlgorithm: "AES256",
      SSECustomerKey: key.toString("base64"),
      SSECustomerKeyMD5: createHash("md5").update(key).digest("base64"),
    };
    await expect(put(ssec)).rejects.toMatchObject(denied);
  });

  it("are denied another key in parts too", async () => {
    const start = { Bucket: "hardened", Key: "b", ServerSideEncryption: "aws:kms", SSEKMSKeyId: other } as const;
    await expect(uploader.s3.send(new CreateMultipartUploadCommand(start))).rejects.toMatchObject(denied);
  });
});

const denied = { name: expect.stringMatching(/^AccessDenied/) };

/** Gives a bucket of the sandbox the encryption and the policy that the component registers. */
async function deploy({ accountId, root }: SandboxAccount, keyArn: string): Promise<void> {
  const args = { bucketName: "hardened", keyArn, region, account: { accountId } };
  const { resources } = await record(() => new HardenedBucket("hardened", args));
  const inputsOf = (type: string) => resources.find((resource) => resource.type === type)?.inputs ?? {};
  const policy = String(inputsOf("aws:s3/bucketPolicy:BucketPolicy").policy);
  const [rule] = inputsOf("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration")
    .rules as [{ bucketKeyEnabled: boolean; applyServerSideEncryptionByDefault: { kmsMasterKeyId: string } }];
  const sse = {
    SSEAlgorithm: "aws:kms",
    KMSMasterKeyID: rule.applyServerSideEncryptionByDefault.kmsMasterKeyId,
  } as const;
  const rules = [{ ApplyServerSideEncryptionByDefault: sse, BucketKeyEnabled: rule.bucketKeyEnabled }];
  await root.s3.send(new CreateBucketCommand({ Bucket: "hardened" }));
  await root.s3.send(
    new PutBucketEncryptionCommand({ Bucket: "hardened", ServerSideEncryptionConfiguration: { Rules: rules } }),
  );
  await root.s3.send(new PutBucketPolicyCommand({ Bucket: "hardened", Policy: policy }));
  const block = inputsOf("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock") as Record<string, boolean>;
  await root.s3.send(
    new PutPublicAccessBlockCommand({
      Bucket: "hardened",
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: block.blockPublicAcls,
        BlockPublicPolicy: block.blockPublicPolicy,
        IgnorePublicAcls: block.ignorePublicAcls,
        RestrictPublicBuckets: block.restrictPublicBuckets,
      },
    }),
  );
  const { rule: owner } = inputsOf("aws:s3/bucketOwnershipControls:BucketOwnershipControls") as {
    rule: { objectOwnership: ObjectOwnership };
  };
  const Rules = [{ ObjectOwnership: owner.objectOwnership }];
  await root.s3.send(new PutBucketOwnershipControlsCommand({ Bucket: "hardened", OwnershipControls: { Rules } }));
}
