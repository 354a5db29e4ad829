import type { AccessContext } from "./AccessContext.js";
import { documentOf, policySizeLimits } from "./documentOf.js";
import { IntentError } from "./IntentError.js";
import type { PolicyDocument, Statement } from "./PolicyDocument.js";
import { unscopedActions } from "./unscopedActions.js";
import { type ResourceKind, verbTable } from "./verbTable.js";

const places: Readonly<
  Record<ResourceKind, (home: { partition: string; region: string; accountId: string }) => string>
> = {
  bucket: ({ partition }) => `arn:${partition}:s3:::*`,
  queue: ({ partition, region, accountId }) => `arn:${partition}:sqs:${region}:${accountId}:*`,
  table: ({ partition, region, accountId }) => `arn:${partition}:dynamodb:${region}:${accountId}:table/*`,
  eventBus: ({ partition, region, accountId }) => `arn:${partition}:events:${region}:${accountId}:event-bus/*`,
  topic: ({ partition, region, accountId }) => `arn:${partition}:sns:${region}:${accountId}:*`,
  logGroup: ({ partition, region, accountId }) => `arn:${partition}:logs:${region}:${accountId}:log-group:*`,
  repository: ({ partition, region, accountId }) => `arn:${partition}:ecr:${region}:${accountId}:repository/*`,
  secret: ({ partition, region, accountId }) => `arn:${partition}:secretsmanager:${region}:${accountId}:secret:*`,
  key: ({ partition, region, accountId }) => `arn:${partition}:kms:${region}:${accountId}:key/*`,
};

/**
 * The permissions boundary of every role that the platform makes (IAM-20): the actions of the verb table, on resources
 * of this account in the named regions, and nothing else. It grants nothing: a role can do what both it and
 * its own policies allow. Bucket ARNs carry no account, so S3 is held to the account by aws:ResourceAccount
 * (IfExists: emulators may not send it, S3 always does).
 *
 * @param regions regions where roles may work. At least one.
 */
export function permissionsBoundaryFor(
  { accountId, partition }: Omit<AccessContext, "region">,
  regions: readonly string[],
): PolicyDocument {
  if (regions.length === 0) throw new IntentError("regions", "[]", "name the regions where the platform's roles work");
  const statements = (Object.keys(verbTable) as ResourceKind[]).map((kind) =>
    statementOf(kind, accountId, partition, regions),
  );
  const unscoped: Statement = {
    Sid: "AllowUnscoped",
    Effect: "Allow",
    Action: Object.keys(unscopedActions).sort(),
    Resource: ["*"],
  };
  return documentOf([...statements, unscoped], policySizeLimits.managed);
}

function statementOf(kind: ResourceKind, accountId: string, partition: string, regions: readonly string[]): Statement {
  const resources = regions.map((region) => places[kind]({ partition, region, accountId }));
  return {
    Sid: `Allow${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    Effect: "Allow",
    Action: actionsOf(kind),
    Resource: [...new Set(resources)].sort(),
    ...(kind === "bucket" ? { Condition: { StringEqualsIfExists: { "aws:ResourceAccount": accountId } } } : {}),
  };
}

function actionsOf(kind: ResourceKind): string[] {
  const every = Object.values(verbTable).flatMap((verbs) => Object.values(verbs).flat());
  const own = Object.values(verbTable[kind])
    .flat()
    .filter(({ reach }) => reach !== "any");
  const onKeys = kind === "key" ? every.flatMap(({ keyActions }) => keyActions) : [];
  return [...new Set([...own.flatMap(({ actions }) => actions), ...onKeys])].sort();
}
