import type { Guardrail, GuardrailStatement } from "./Guardrail.js";
import { globalActions } from "./globalActions.js";

/** What bounds the guardrails. */
interface Bounds {
  /** Regions that may be used. */
  readonly regions: readonly string[];
  /** Roles of the accounts that may change what guards them: the deployer, and one for emergencies. */
  readonly exemptRoleNames: readonly string[];
}

/**
 * The service control policies of an organization (GOV-03). They give nothing: what they do not deny still needs a grant. They
 * bind no call of the management account and none of service-linked roles or service principals.
 */
export function guardrailsFor({ regions, exemptRoleNames }: Bounds): readonly Guardrail[] {
  const others = exemptRoleNames.map((role) => `arn:*:iam::*:role/${role}`);
  const unlessExempt = others.length === 0 ? {} : { Condition: { ArnNotLike: { "aws:PrincipalArn": others } } };
  return [
    {
      id: "account",
      description: "Accounts stay in the organization, are watched, and are used by roles",
      document: documentOf([
        deny("LeaveOrganization", ["organizations:LeaveOrganization"]),
        deny("RootUser", ["*"], { StringLike: { "aws:PrincipalArn": ["arn:*:iam::*:root"] } }),
        {
          ...deny("LongLivedKeys", ["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateUser"]),
          ...unlessExempt,
        },
        { ...deny("StopTheTrail", trailActions), ...unlessExempt },
        { ...deny("StopTheHistory", historyActions), ...unlessExempt },
        { ...deny("StopTheDetectors", detectorActions), ...unlessExempt },
        {
          ...deny("ContactsOfTheAccount", ["account:DeleteAlternateContact", "account:PutAlternateContact"]),
          ...unlessExempt,
        },
      ]),
    },
    {
      id: "data",
      description: "Data is not opened to the public, is encrypted, and keeps its keys",
      document: documentOf([
        {
          ...deny("PublicAccessBlock", ["s3:PutAccountPublicAccessBlock", "s3:PutBucketPublicAccessBlock"]),
          ...unlessExempt,
        },
        deny("PublicAcl", ["s3:PutBucketAcl", "s3:PutObject", "s3:PutObjectAcl"], {
          StringEquals: { "s3:x-amz-acl": ["authenticated-read", "public-read", "public-read-write"] },
        }),
        deny("PublicSnapshot", ["ec2:ModifyImageAttribute", "ec2:ModifySnapshotAttribute"], {
          StringEquals: { "ec2:Add/group": "all" },
        }),
        deny("OtherEncryptionThanKms", ["s3:PutObject"], {
          Null: { "s3:x-amz-server-side-encryption": "false" },
          StringNotEquals: { "s3:x-amz-server-side-encryption": ["aws:kms", "aws:kms:dsse"] },
        }),
        // A key that only the uploader has makes data unreadable to its owner: the way of ransom.
        deny("KeysOfCallers", ["s3:PutObject"], {
          Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" },
        }),
        deny("PlainHttp", ["s3:*"], { Bool: { "aws:SecureTransport": "false" } }),
        deny("PlainVolumes", ["ec2:CreateVolume"], { Bool: { "ec2:Encrypted": "false" } }),
        deny("PlainDatabases", ["rds:CreateDBCluster", "rds:CreateDBInstance"], {
          Bool: { "rds:StorageEncrypted": "false" },
        }),
        { ...deny("EncryptionByDefault", ["ec2:DisableEbsEncryptionByDefault"]), ...unlessExempt },
        { ...deny("KeysLost", ["kms:DisableKey", "kms:ScheduleKeyDeletion"]), ...unlessExempt },
      ]),
    },
    {
      id: "regions",
      description: `Nothing is used outside ${regions.join(", ")}`,
      document: documentOf([
        {
          Sid: "OtherRegions",
          Effect: "Deny",
          NotAction: globalActions,
          Resource: "*",
          Condition: { StringNotEquals: { "aws:RequestedRegion": [...regions].sort() } },
        },
      ]),
    },
  ];
}

const trailActions = [
  "cloudtrail:DeleteTrail",
  "cloudtrail:PutEventSelectors",
  "cloudtrail:StopLogging",
  "cloudtrail:UpdateTrail",
];

const historyActions = [
  "config:DeleteConfigurationRecorder",
  "config:DeleteDeliveryChannel",
  "config:PutConfigurationRecorder",
  "config:PutDeliveryChannel",
  "config:StopConfigurationRecorder",
];

const detectorActions = [
  "access-analyzer:DeleteAnalyzer",
  "guardduty:DeleteDetector",
  "guardduty:DisassociateFromAdministratorAccount",
  "guardduty:StopMonitoringMembers",
  "guardduty:UpdateDetector",
  "securityhub:DisableSecurityHub",
];

function deny(
  Sid: string,
  Action: readonly string[],
  Condition?: NonNullable<GuardrailStatement["Condition"]>,
): GuardrailStatement {
  return { Sid, Effect: "Deny", Action, Resource: "*", ...(Condition === undefined ? {} : { Condition }) };
}

function documentOf(Statement: readonly GuardrailStatement[]): Guardrail["document"] {
  return { Version: "2012-10-17", Statement };
}
