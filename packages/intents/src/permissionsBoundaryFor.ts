import type { AccessContext } from "./AccessContext.js";
import { documentOf, policySizeLimits } from "./documentOf.js";
import { IntentError } from "./IntentError.js";
import type { PolicyDocument, Statement } from "./PolicyDocument.js";
import { type KindFacts, type ResourceKind, resourceKinds } from "./resourceKinds.js";
import { serviceTrust } from "./serviceTrust.js";
import { type VerbGrant, verbTable } from "./verbTable.js";

/**
 * The permissions boundary of every role that the platform makes (IAM-20): the actions of the verb table and of the
 * duties of AWS services, on resources of this account, in the named regions, and nothing else. It grants nothing: a
 * role can do what both it and its own policies allow. Bucket ARNs carry no account, so S3 is held to the account by
 * aws:ResourceAccount (IfExists: emulators may not send it, S3 always does); roles have no region, but a service to
 * which they are passed.
 *
 * @param regions regions where roles may work. At least one.
 */
export function permissionsBoundaryFor(
  { accountId, partition }: Omit<AccessContext, "region">,
  regions: readonly string[],
): PolicyDocument {
  if (regions.length === 0) throw new IntentError("regions", "[]", "name the regions where the platform's roles work");
  const inRegions = { StringEquals: { "aws:RequestedRegion": [...new Set(regions)].sort() } };
  const regional = kinds.filter(isRegional);
  const services = regional.map((kind) => resourceKinds[kind].service);
  const statements: readonly Statement[] = [
    allow("AllowRegional", [...actionsOf(regional), ...serviceDuties].sort(), {
      Resource: [...new Set([...services, "rds"])]
        .sort()
        .map((service) => `arn:${partition}:${service}:*:${accountId}:*`),
      Condition: inRegions,
    }),
    allow("AllowBuckets", actionsOf(["bucket"]), {
      Resource: [`arn:${partition}:s3:::*`],
      Condition: { StringEqualsIfExists: { "aws:ResourceAccount": accountId } },
    }),
    allow("AllowPassRole", actionsOf(["role"]), {
      Resource: [`arn:${partition}:iam::${accountId}:role/*`],
      Condition: { StringEquals: { "iam:PassedToService": Object.keys(serviceTrust) } },
    }),
    allow("AllowOpenSession", actionsOf(["sessionRole"]), {
      Resource: [`arn:${partition}:iam::${accountId}:role/*-session`],
    }),
    // A key has no use beyond its own region, so that the regions need not be named again.
    allow("AllowGrantsForRds", ["kms:CreateGrant"], {
      Resource: [`arn:${partition}:kms:*:${accountId}:key/*`],
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" }, StringLike: { "kms:ViaService": "rds.*" } },
    }),
    allow("AllowUnscoped", [...new Set([...unscoped(), ...actionsOf(["metricNamespace"]), ...tracing])].sort(), {
      Resource: ["*"],
      Condition: inRegions,
    }),
  ];
  return documentOf(statements, policySizeLimits.managed);
}

/**
 * What services do under roles of ours that no intent says, since no code of ours may do it: AWS Backup makes and ends
 * the snapshots of databases, and RDS writes its enhanced monitoring into a log group that it makes itself.
 */
const serviceDuties = [
  "kms:DescribeKey",
  "logs:CreateLogGroup",
  "logs:GetLogEvents",
  "logs:PutRetentionPolicy",
  "rds:AddTagsToResource",
  "rds:CreateDBSnapshot",
  "rds:DeleteDBSnapshot",
  "rds:DescribeDBInstances",
  "rds:DescribeDBSnapshots",
  "rds:ListTagsForResource",
];

/** Kinds that remediators alone reach, in a boundary of their own: their actions would open as well as close. */
const watchedKinds: readonly ResourceKind[] = ["bucketsOf", "securityGroupsOf", "usersOf", "trail"];

/** What a function sends to X-Ray: its component adds it without an intent, and X-Ray has no resource to name. */
const tracing = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"];

const kinds = Object.keys(resourceKinds) as ResourceKind[];

function isRegional(kind: ResourceKind): boolean {
  const { place }: KindFacts = resourceKinds[kind];
  return place === undefined && !watchedKinds.includes(kind);
}

function allow(Sid: string, Action: readonly string[], rest: Pick<Statement, "Resource" | "Condition">): Statement {
  return { Sid, Effect: "Allow", Action, ...rest };
}

function grantsOn(kind: ResourceKind): VerbGrant[] {
  return Object.values(verbTable[kind]).flat();
}

function unscoped(): string[] {
  return kinds
    .flatMap(grantsOn)
    .filter(({ reach }) => reach === "any")
    .flatMap(({ actions }) => actions);
}

/** Those that reach resources of these kinds; the keys of any kind are resources of the kind "key". */
function actionsOf(reached: readonly ResourceKind[]): string[] {
  const own = reached
    .flatMap(grantsOn)
    .filter(({ reach }) => reach !== "any")
    .flatMap(({ actions }) => actions);
  const onKeys = reached.includes("key") ? kinds.flatMap(grantsOn).flatMap(({ keyActions }) => keyActions) : [];
  return [...new Set([...own, ...onKeys])].sort();
}
