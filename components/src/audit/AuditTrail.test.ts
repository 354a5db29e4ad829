import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { AuditTrail } from "./AuditTrail.js";
import type { AuditTrailArgs } from "./AuditTrailArgs.js";

const trailArn = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";
const recorded = async (args: AuditTrailArgs = {}) => {
  const { resources } = await record(() => new AuditTrail("audit", args));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};
interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Condition: unknown;
}
const statements = (policy: unknown) =>
  Object.fromEntries(
    (JSON.parse(String(policy)) as { readonly Statement: readonly Statement[] }).Statement.map((found) => [
      found.Sid,
      found,
    ]),
  );

describe("AuditTrail", () => {
  it("records every region, validated and encrypted, in a bucket and a log group", async () => {
    const made = await recorded();
    expect(made["audit-trail"]).toMatchObject({
      name: "audit",
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      s3BucketName: "audit-111122223333-eu-west-1",
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/audit-key-key",
      cloudWatchLogsGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:/sallyport/audit:*",
      cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/audit-delivery",
    });
    expect(made["audit-events-group"]).toMatchObject({ name: "/sallyport/audit", retentionInDays: 365 });
  });

  it("lets this one trail write to the bucket, and nobody else write or delete, whatever IAM says", async () => {
    const { AllowTrailDelivery, AllowTrailAclCheck, DenyTampering } = statements(
      (await recorded())["audit-policy"]?.policy,
    );
    const forTrail = { "aws:SourceArn": trailArn, "aws:SourceAccount": "111122223333" };
    expect(AllowTrailDelivery).toMatchObject({
      Resource: ["arn:aws:s3:::audit-111122223333-eu-west-1/AWSLogs/111122223333/*"],
      Condition: { StringEquals: { ...forTrail, "s3:x-amz-acl": "bucket-owner-full-control" } },
    });
    expect(AllowTrailAclCheck?.Condition).toEqual({ StringEquals: forTrail });
    expect(DenyTampering).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: expect.arrayContaining(["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject"]),
      Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
    });
  });

  it("denies no upload for its encryption: digests are not encrypted with the trail's key", async () => {
    expect((await recorded())["audit-policy"]?.policy).not.toContain("x-amz-server-side-encryption");
  });

  it("lets CloudTrail describe and use its key for the trail, and take its role for the trail", async () => {
    const made = await recorded();
    const { UseByCloudtrail } = statements(made["audit-key-key"]?.policy);
    expect(UseByCloudtrail?.Action).toEqual(expect.arrayContaining(["kms:DescribeKey", "kms:GenerateDataKey"]));
    const forTrail = {
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": [trailArn] },
    };
    expect(UseByCloudtrail?.Condition).toEqual(forTrail);
    expect(statements(made["audit-delivery-role"]?.assumeRolePolicy).AssumeByService?.Condition).toEqual(forTrail);
  });

  it("keeps files seven years, archived after 90 days, and locks them for a year in prod", async () => {
    const dev = await recorded();
    const rules = JSON.stringify(dev["audit-lifecycle"]?.rules);
    expect(rules).toContain('"expiration":{"days":2557}');
    expect(rules).toContain('"days":90,"storageClass":"GLACIER_IR"');
    expect(dev["audit-object-lock"]).toBeUndefined();
    const prod = await recorded({ environment: "prod" });
    expect(prod["audit-object-lock"]?.rule).toEqual({ defaultRetention: { mode: "GOVERNANCE", days: 365 } });
  });

  it("records data events of the named resources beside all management events", async () => {
    const all = { name: "Management events", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] };
    expect((await recorded())["audit-trail"]?.advancedEventSelectors).toEqual([all]);
    const made = await recorded({ dataEvents: { bucketArns: ["arn:aws:s3:::orders"], tableArns: [] } });
    expect(made["audit-trail"]?.advancedEventSelectors).toEqual([
      all,
      {
        name: "Objects",
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::S3::Object"] },
          { field: "resources.ARN", startsWiths: ["arn:aws:s3:::orders/"] },
        ],
      },
    ]);
  });

  it("saves the queries for reads of secrets by secret and by principal", async () => {
    const made = await recorded();
    for (const title of [
      "secret-reads-by-secret",
      "secret-reads-by-principal",
      "denied-calls",
      "changes-by-principal",
    ]) {
      expect(made[`audit-${title}`]).toMatchObject({ name: `audit/${title}`, logGroupNames: ["/sallyport/audit"] });
    }
    expect(made["audit-secret-reads-by-secret"]?.queryString).toContain("requestParameters.secretId");
    expect(made["audit-secret-reads-by-principal"]?.queryString).toContain("by userIdentity.arn");
  });

  it.each<[string, AuditTrailArgs]>([
    ["retentionDays", { retentionDays: 364 }],
    ["logRetentionDays", { logRetentionDays: 90 }],
    ["logRetentionDays", { logRetentionDays: 366 }],
    ["lockDays", { lockDays: 0 }],
    ["lockDays", { lockDays: 500, retentionDays: 400 }],
    ["trailName", { trailName: "my trail" }],
    ["trailName", { trailName: "my--trail" }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`AuditTrail "audit": ${argument} `);
  });
});
