import { documentOf, policySizeLimits } from "../documentOf.js";
import { IntentError } from "../IntentError.js";
import type { PolicyDocument, Statement } from "../PolicyDocument.js";
import type { DeployerContext } from "./DeployerContext.js";
import type { DeployScope } from "./DeployScope.js";
import { deployNeeds } from "./deployNeeds.js";
import { type DeployScopeId, deployScopes } from "./deployScopes.js";
import { packedStatements } from "./packedStatements.js";
import { scopedStatement } from "./scopedStatement.js";

/** Managed policies that a role takes, unless AWS raised the account's quota. */
const policiesPerRole = 10;

/** Longest values that the parts of a context can have which a program may not know yet when it plans. */
const longest = {
  accountId: "0".repeat(12),
  partition: "aws-us-gov",
  boundaryArn: "x".repeat(180),
  roleName: "x".repeat(64),
} as const;

/**
 * The policies of whoever deploys a stack: for each resource type in use the calls that its creation, reading, update
 * and deletion make, held to the account, the regions and the stack's own names (or, where AWS makes the ids, to the
 * tag that components give), and as many managed policies as that takes.
 *
 * A deployer gives rights to roles under the boundary only, and can neither change the boundary, nor take it off, nor
 * change itself: each is denied whatever else is allowed.
 *
 * How many policies there are, and what each is for, depends on types, prefixes and regions only, so that a program can
 * plan them before it knows its account.
 *
 * @param resourceTypes Pulumi type tokens; those of components and of Pulumi itself need nothing
 * @throws IntentError for an AWS type that is not in the table, a prefix that is no whole word, or too much for a role
 */
export function deployerPolicyFor(resourceTypes: readonly string[], context: DeployerContext): PolicyDocument[] {
  checkContext(context);
  const statements = statementsFor(resourceTypes, context);
  const atLongest = new Map(
    statementsFor(resourceTypes, { ...context, ...longest }).map((one) => [one.Sid, sizeOf(one)]),
  );
  const limits = { limit: policySizeLimits.managed, count: policiesPerRole };
  return packedStatements(statements, ({ Sid }) => atLongest.get(Sid) ?? 0, limits).map((part) =>
    documentOf(part, policySizeLimits.managed),
  );
}

function sizeOf(statement: Statement): number {
  return JSON.stringify(statement).length;
}

function checkContext({ regions, namePrefixes }: DeployerContext): void {
  if (regions.length === 0) throw new IntentError("regions", "[]", "name the regions that the stack deploys to");
  if (namePrefixes.length === 0)
    throw new IntentError("namePrefixes", "[]", 'say what its names begin with: "orders-"');
  for (const prefix of namePrefixes) {
    if (/^[a-z][a-z0-9/_-]*[/_-]$/.test(prefix)) continue;
    throw new IntentError(
      "namePrefixes",
      prefix,
      'use lower-case letters, digits and hyphens, and end it at a delimiter: "orders-" does not reach "orders2-…"',
    );
  }
}

function statementsFor(resourceTypes: readonly string[], context: DeployerContext): Statement[] {
  const needs = [...new Set(resourceTypes)].filter((type) => type.startsWith("aws:")).map(needsOf);
  const scopes = (Object.keys(deployScopes) as DeployScopeId[]).map((id) => ({
    id,
    actions: needs.flatMap(({ actions }) => actions[id] ?? []),
  }));
  return [
    ...scopes
      .filter(({ actions }) => actions.length > 0)
      .map(({ id, actions }) => scopedStatement(id, deployScopes[id], actions, context)),
    ...passing(
      needs.flatMap(({ passesRoleTo = [] }) => passesRoleTo),
      context,
    ),
    ...serviceLinked(
      needs.flatMap(({ serviceLinkedRoles = [] }) => serviceLinkedRoles),
      context,
    ),
    ...denials(context),
  ];
}

function needsOf(type: string) {
  const needs = Object.hasOwn(deployNeeds, type) ? deployNeeds[type] : undefined;
  if (needs !== undefined) return needs;
  throw new IntentError("resourceTypes", type, "its needs are not known; add it to the deployer's table of types");
}

/** Roles of the stack, given to the services that its types give them to. */
function passing(services: readonly string[], context: DeployerContext): Statement[] {
  if (services.length === 0) return [];
  const scope: DeployScope = {
    service: "iam",
    resources: ["iam::{account}:role/{name}"],
    condition: { StringEquals: { "iam:PassedToService": [...new Set(services)].sort() } },
    global: true,
  };
  return [scopedStatement("PassRoles", scope, ["PassRole"], context)];
}

function serviceLinked(services: readonly string[], context: DeployerContext): Statement[] {
  if (services.length === 0) return [];
  const names = [...new Set(services)].sort();
  const scope: DeployScope = {
    service: "iam",
    resources: names.map((service) => `iam::{account}:role/aws-service-role/${service}/*`),
    condition: { StringEquals: { "iam:AWSServiceName": names } },
    global: true,
  };
  return [scopedStatement("ServiceLinkedRoles", scope, ["CreateServiceLinkedRole"], context)];
}

/** What must hold whatever a table or another policy allows. */
function denials({ accountId, partition, boundaryArn, roleName }: DeployerContext): Statement[] {
  const deny = (Sid: string, Action: readonly string[], Resource: readonly string[]): Statement => ({
    Sid,
    Effect: "Deny",
    Action,
    Resource,
  });
  const changes = ["CreatePolicyVersion", "DeletePolicy", "DeletePolicyVersion", "SetDefaultPolicyVersion"];
  const own = `arn:${partition}:iam::${accountId}`;
  return [
    deny("KeepBoundary", ["iam:DeleteRolePermissionsBoundary"], [`${own}:role/*`]),
    deny(
      "KeepBoundaryPolicy",
      changes.map((action) => `iam:${action}`),
      [boundaryArn, `${own}:policy/${roleName}-*`],
    ),
    deny(
      "KeepDeployer",
      [
        "iam:AttachRolePolicy",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
      ],
      [`${own}:role/${roleName}`],
    ),
  ];
}
