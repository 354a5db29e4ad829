import type { AccessContext } from "./AccessContext.js";
import type { AccessIntent } from "./AccessIntent.js";
import { type Grant, grantsOf } from "./grantsOf.js";
import { groupedBySid } from "./groupedBySid.js";
import type { Conditions, Statement } from "./PolicyDocument.js";

/** The statements on the resources themselves, one a verb and resource; `key` is not read. Sorted by Sid. */
export function resourceStatementsFor(intents: readonly AccessIntent[], context: AccessContext): Statement[] {
  const grants = grantsOf(intents, context);
  return groupedBySid(grants, (grant) => grant.verb.sid(grant.target.label), ownerOf).map(([sid, group]) => ({
    Sid: sid,
    Effect: "Allow",
    Action: [...group[0].verb.actions].sort(),
    Resource: resourcesOf(group),
    ...conditionOf(group),
  }));
}

/** What may share a statement: the same verb on the same resource. */
function ownerOf({ target, verb }: Grant): string {
  return verb.reach === "any" ? "*" : target.arn;
}

function resourcesOf(group: readonly [Grant, ...Grant[]]): string[] {
  const [{ target, verb }] = group;
  if (verb.reach === "any") return ["*"];
  if (verb.reach === "self") return [target.arn];
  if (target.kind === "logGroup") return [`${target.arn}:log-stream:*`];
  return prefixesOf(group).map((prefix) => `${target.arn}/${prefix}*`);
}

function conditionOf(group: readonly [Grant, ...Grant[]]): { Condition?: Conditions } {
  const prefixes = prefixesOf(group);
  const lists = group[0].verb.actions.length === 1 && group[0].verb.actions[0] === "s3:ListBucket";
  if (!lists || prefixes.includes("")) return {};
  return { Condition: { StringLike: { "s3:prefix": prefixes.map((prefix) => `${prefix}*`) } } };
}

/** The prefixes of a group, none inside another; "" alone when one intent reaches the whole bucket. */
function prefixesOf(group: readonly Grant[]): string[] {
  const all = [...new Set(group.map(({ prefix }) => prefix ?? ""))].sort();
  return all.filter((prefix) => !all.some((other) => other !== prefix && prefix.startsWith(other)));
}
