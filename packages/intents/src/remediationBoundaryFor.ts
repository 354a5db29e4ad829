import type { AccessContext } from "./AccessContext.js";
import { documentOf, policySizeLimits } from "./documentOf.js";
import { IntentError } from "./IntentError.js";
import type { PolicyDocument, Statement } from "./PolicyDocument.js";
import type { ResourceKind } from "./resourceKinds.js";
import { unscopedActions } from "./unscopedActions.js";
import { verbTable } from "./verbTable.js";

/**
 * The permissions boundary of remediators (IR-02, IAM-20), apart from that of workloads, since neither may do what the
 * other does: they put right what is watched, and tell it; no data is within their reach.
 *
 * @param regions regions where they may work. At least one.
 */
export function remediationBoundaryFor(
  { accountId, partition }: Omit<AccessContext, "region">,
  regions: readonly string[],
): PolicyDocument {
  if (regions.length === 0) throw new IntentError("regions", "[]", "name the regions where remediators work");
  const Condition = { StringEquals: { "aws:RequestedRegion": [...new Set(regions)].sort() } };
  const here = (service: string, resource: string) => `arn:${partition}:${service}:*:${accountId}:${resource}`;
  const statements: readonly Statement[] = [
    allow("AllowRemedies", scoped("securityGroupsOf", "trail"), {
      Resource: [here("cloudtrail", "trail/*"), here("ec2", "security-group/*")],
      Condition,
    }),
    allow("AllowRemediesOfBuckets", scoped("bucketsOf"), {
      Resource: [`arn:${partition}:s3:::*`],
      Condition: { StringEqualsIfExists: { "aws:ResourceAccount": accountId } },
    }),
    // Users are in no region.
    allow("AllowRemediesOfUsers", scoped("usersOf"), { Resource: [`arn:${partition}:iam::${accountId}:user/*`] }),
    allow("AllowTelling", telling, {
      Resource: [here("kms", "key/*"), here("logs", "*"), here("sns", "*"), here("sqs", "*")],
      Condition,
    }),
    allow("AllowUnscoped", ["ec2:DescribeSecurityGroupRules"], { Resource: ["*"], Condition }),
  ];
  return documentOf(statements, policySizeLimits.managed);
}

/** The log, the topic, and the queue of what failed, with their keys. */
const telling = [
  "kms:Decrypt",
  "kms:GenerateDataKey",
  "logs:CreateLogStream",
  "logs:PutLogEvents",
  "sns:Publish",
  "sqs:SendMessage",
];

function allow(Sid: string, Action: readonly string[], rest: Pick<Statement, "Resource" | "Condition">): Statement {
  return { Sid, Effect: "Allow", Action, ...rest };
}

function scoped(...watched: readonly ResourceKind[]): string[] {
  const actions = watched.flatMap((kind) => Object.values(verbTable[kind]).flat()).flatMap(({ actions }) => actions);
  return actions.filter((action) => !Object.hasOwn(unscopedActions, action)).sort();
}
