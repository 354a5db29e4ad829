import {
  CloudTrailClient,
  CreateTrailCommand,
  GetTrailStatusCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutBucketPolicyCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { Access, type AccessIntent } from "@sallyport/intents";
import type { TestSandbox } from "@sallyport/sandbox/testing";
import { testClientSettings } from "@sallyport/worker-kit/testing";
import type { Settings } from "../settings.js";

const accountId = "000000000000";

/** Something that a remediator watches, made in a sandbox under its deploy key. */
export interface Watched {
  readonly kind: Settings["REMEDIATOR"];
  /** Makes it, well, and gives its id. */
  readonly make: (sandbox: TestSandbox) => Promise<string>;
  /** Brings it into the state that must not stay. */
  readonly spoil: (sandbox: TestSandbox, target: string) => Promise<void>;
  /** What of its state the remediator changes. */
  readonly state: (sandbox: TestSandbox, target: string) => Promise<unknown>;
  readonly spoilt: unknown;
  readonly mended: unknown;
  /** What the component grants to the function, without the verb that changes anything. */
  readonly intent: Omit<AccessIntent, "actions">;
}

export const watched: readonly Watched[] = [
  {
    kind: "public-bucket",
    make: async (sandbox) => {
      const Bucket = "orders-results";
      await s3(sandbox).send(new CreateBucketCommand({ Bucket }));
      return Bucket;
    },
    spoil: async (sandbox, Bucket) => {
      await s3(sandbox).send(new DeletePublicAccessBlockCommand({ Bucket }));
      const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/*` };
      const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [open] });
      await s3(sandbox).send(new PutBucketPolicyCommand({ Bucket, Policy }));
    },
    state: (sandbox, Bucket) =>
      s3(sandbox)
        .send(new GetPublicAccessBlockCommand({ Bucket }))
        .then(({ PublicAccessBlockConfiguration = {} }) => Object.values(PublicAccessBlockConfiguration))
        .catch((error: Error) => error.name),
    spoilt: "NoSuchPublicAccessBlockConfiguration",
    mended: [true, true, true, true],
    intent: { bucketsOf: accountId },
  },
  {
    kind: "open-security-group",
    make: async (sandbox) => {
      const { GroupId = "" } = await ec2(sandbox).send(
        new CreateSecurityGroupCommand({ GroupName: "orders", Description: "Of a test" }),
      );
      const inside = { IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "10.0.0.0/16" }] };
      await ec2(sandbox).send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [inside] }));
      return GroupId;
    },
    spoil: async (sandbox, GroupId) => {
      const ssh = { IpProtocol: "tcp", FromPort: 22, ToPort: 22 };
      const IpPermissions = [
        { ...ssh, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
        { ...ssh, FromPort: 5432, ToPort: 5432, Ipv6Ranges: [{ CidrIpv6: "::/0" }] },
      ];
      await ec2(sandbox).send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    },
    state: async (sandbox, groupId) => {
      const { SecurityGroupRules = [] } = await ec2(sandbox).send(
        new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [groupId] }] }),
      );
      return SecurityGroupRules.filter(({ IsEgress }) => IsEgress === false)
        .map(({ CidrIpv4, CidrIpv6 }) => CidrIpv4 ?? CidrIpv6)
        .sort();
    },
    spoilt: ["0.0.0.0/0", "10.0.0.0/16", "::/0"],
    mended: ["10.0.0.0/16"],
    intent: { securityGroupsOf: accountId },
  },
  {
    kind: "exposed-key",
    make: async (sandbox) => {
      const UserName = "someone";
      await iam(sandbox).send(new CreateUserCommand({ UserName }));
      const { AccessKey } = await iam(sandbox).send(new CreateAccessKeyCommand({ UserName }));
      return AccessKey?.AccessKeyId ?? "";
    },
    spoil: async (sandbox, AccessKeyId) => {
      await iam(sandbox).send(new UpdateAccessKeyCommand({ UserName: "someone", AccessKeyId, Status: "Active" }));
    },
    state: async (sandbox) => {
      const { AccessKeyMetadata = [] } = await iam(sandbox).send(new ListAccessKeysCommand({ UserName: "someone" }));
      return AccessKeyMetadata.map(({ Status }) => Status);
    },
    spoilt: ["Active"],
    mended: ["Inactive"],
    intent: { usersOf: accountId },
  },
  {
    kind: "stopped-trail",
    make: async (sandbox) => {
      const Name = "audit";
      await s3(sandbox).send(new CreateBucketCommand({ Bucket: "audit-files" }));
      await cloudTrail(sandbox).send(new CreateTrailCommand({ Name, S3BucketName: "audit-files" }));
      await cloudTrail(sandbox).send(new StartLoggingCommand({ Name }));
      return Name;
    },
    spoil: async (sandbox, Name) => {
      await cloudTrail(sandbox).send(new StopLoggingCommand({ Name }));
    },
    state: async (sandbox, Name) =>
      (await cloudTrail(sandbox).send(new GetTrailStatusCommand({ Name }))).IsLogging ?? false,
    spoilt: false,
    mended: true,
    intent: { trail: "audit", label: "Audit" },
  },
];

/** The intents of a function of the component: in a dry run it can look only. */
export function intentsFor({ intent }: Watched, mode: Settings["REMEDIATION_MODE"]): AccessIntent {
  return { ...intent, actions: mode === "apply" ? [Access.Inspect, Access.Remediate] : [Access.Inspect] };
}

const s3 = (sandbox: TestSandbox) => new S3Client({ ...testClientSettings(sandbox), forcePathStyle: true });
const ec2 = (sandbox: TestSandbox) => new EC2Client(testClientSettings(sandbox));
const iam = (sandbox: TestSandbox) => new IAMClient(testClientSettings(sandbox));
const cloudTrail = (sandbox: TestSandbox) => new CloudTrailClient(testClientSettings(sandbox));
