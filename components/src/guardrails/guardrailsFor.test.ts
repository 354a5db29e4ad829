import { describe, expect, it } from "@jest/globals";
import { guardrailsFor } from "./guardrailsFor.js";
import { deniedBy } from "./testing/deniedBy.js";

const regions = ["eu-west-1", "us-east-1"];
const guardrails = guardrailsFor({ regions, exemptRoleNames: ["sallyport-prod-deployer"] });
const role = (name: string) => ({ "aws:PrincipalArn": `arn:aws:iam::111122223333:role/${name}` });
const ordinary = { ...role("orders-loader"), "aws:RequestedRegion": "eu-west-1", "aws:SecureTransport": "true" };

describe("the guardrails of an organization", () => {
  it.each([
    ["leaving it", "organizations:LeaveOrganization", {}],
    ["the root user", "s3:ListBucket", { "aws:PrincipalArn": "arn:aws:iam::111122223333:root" }],
    ["a user", "iam:CreateUser", {}],
    ["an access key", "iam:CreateAccessKey", {}],
    ["stopping the trail", "cloudtrail:StopLogging", {}],
    ["less in the trail", "cloudtrail:PutEventSelectors", {}],
    ["stopping the history of settings", "config:StopConfigurationRecorder", {}],
    ["removing the detector", "guardduty:DeleteDetector", {}],
    ["removing the analyzer", "access-analyzer:DeleteAnalyzer", {}],
    ["lifting the account's public access block", "s3:PutAccountPublicAccessBlock", {}],
    ["lifting a bucket's public access block", "s3:PutBucketPublicAccessBlock", {}],
    ["a public object", "s3:PutObject", { "s3:x-amz-acl": "public-read" }],
    ["a public snapshot", "ec2:ModifySnapshotAttribute", { "ec2:Add/group": "all" }],
    ["an upload under S3's own key", "s3:PutObject", { "s3:x-amz-server-side-encryption": "AES256" }],
    [
      "an upload under a key of the caller",
      "s3:PutObject",
      { "s3:x-amz-server-side-encryption-customer-algorithm": "AES256" },
    ],
    ["plain HTTP", "s3:GetObject", { "aws:SecureTransport": "false" }],
    ["a volume in clear", "ec2:CreateVolume", { "ec2:Encrypted": "false" }],
    ["a database in clear", "rds:CreateDBInstance", { "rds:StorageEncrypted": "false" }],
    ["a key's end", "kms:ScheduleKeyDeletion", {}],
    ["a region that is not used", "ec2:RunInstances", { "aws:RequestedRegion": "ap-southeast-2" }],
  ])("deny %s", (_what, action, context) => {
    expect(deniedBy(guardrails, { action, context: { ...ordinary, ...context } })).toHaveLength(1);
  });

  it.each([
    ["reading an object", "s3:GetObject", {}],
    ["an upload under the bucket's own encryption", "s3:PutObject", {}],
    ["an upload under a key of KMS", "s3:PutObject", { "s3:x-amz-server-side-encryption": "aws:kms" }],
    ["a private object", "s3:PutObject", { "s3:x-amz-acl": "private" }],
    ["a role", "iam:CreateRole", { "aws:RequestedRegion": "us-east-1" }],
    ["an encrypted volume", "ec2:CreateVolume", { "ec2:Encrypted": "true" }],
    ["sharing a snapshot with an account", "ec2:ModifySnapshotAttribute", { "ec2:Add/userId": "444455556666" }],
    ["a role's session from anywhere", "sts:AssumeRole", { "aws:RequestedRegion": "ap-southeast-2" }],
    ["starting the trail", "cloudtrail:StartLogging", {}],
  ])("leave %s alone", (_what, action, context) => {
    expect(deniedBy(guardrails, { action, context: { ...ordinary, ...context } })).toEqual([]);
  });

  it("let the deployer change what guards the account, and not leave, open or read in clear", () => {
    const asDeployer = (action: string, context = {}) =>
      deniedBy(guardrails, { action, context: { ...ordinary, ...role("sallyport-prod-deployer"), ...context } });
    expect(asDeployer("cloudtrail:UpdateTrail")).toEqual([]);
    expect(asDeployer("s3:PutBucketPublicAccessBlock")).toEqual([]);
    expect(asDeployer("kms:ScheduleKeyDeletion")).toEqual([]);
    expect(asDeployer("organizations:LeaveOrganization")).toEqual(["LeaveOrganization"]);
    expect(asDeployer("s3:PutObject", { "s3:x-amz-acl": "public-read" })).toEqual(["PublicAcl"]);
    expect(asDeployer("s3:GetObject", { "aws:SecureTransport": "false" })).toEqual(["PlainHttp"]);
  });

  it("except nobody where no role is named", () => {
    const strict = guardrailsFor({ regions, exemptRoleNames: [] });
    const context = { ...ordinary, ...role("sallyport-prod-deployer") };
    expect(deniedBy(strict, { action: "cloudtrail:UpdateTrail", context })).toEqual(["StopTheTrail"]);
  });

  it("give nothing, and keep to what Organizations takes", () => {
    for (const { document } of guardrails) {
      // AWS Organizations quotas: 5,120 characters a policy without insignificant white space.
      expect(JSON.stringify(document).length).toBeLessThanOrEqual(5_120);
      expect(document.Statement.every(({ Effect }) => Effect === "Deny")).toBe(true);
      const sids = document.Statement.map(({ Sid }) => Sid);
      expect(new Set(sids).size).toBe(sids.length);
      expect(sids.every((sid) => /^[A-Za-z0-9]+$/.test(sid))).toBe(true);
    }
    // At most five to a root, unit or account, of which FullAWSAccess is one.
    expect(guardrails.length).toBeLessThanOrEqual(4);
  });
});
