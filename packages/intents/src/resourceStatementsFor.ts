import type { AccessContext } from "./AccessContext.js";
import type { AccessIntent } from "./AccessIntent.js";
import { contentOf } from "./contentOf.js";
import { type Grant, grantsOf } from "./grantsOf.js";
import { groupedBySid } from "./groupedBySid.js";
import type { Conditions, Statement } from "./PolicyDocument.js";
import type { Target } from "./targetOf.js";

/** The statements on the resources themselves, one a verb and resource; `key` is not read. Sorted by Sid. */
export function resourceStatementsFor(intents: readonly AccessIntent[], context: AccessContext): Statement[] {
  const grants = grantsOf(intents, context);
  return groupedBySid(grants, (grant) => grant.verb.sid(grant.target.label), ownerOf).map(([sid, group]) => ({
    Sid: sid,
    Effect: "Allow",
    Action: [...group[0].verb.actions].sort(),
    Resource: outermost(group.flatMap(resourcesOf)),
    ...conditionOf(group),
  }));
}

/** What may share a statement: the same verb on the same resource, under the same condition. */
function ownerOf({ target, verb, intent }: Grant): string {
  if (verb.reach === "any" || verb.reach === "place") return `${verb.reach} of ${target.kind}`;
  const condition = verb.condition?.(target, intent);
  return condition === undefined ? target.arn : `${target.arn} under ${JSON.stringify(condition)}`;
}

function resourcesOf({ target, verb, intent }: Grant): readonly string[] {
  if (verb.reach === "any") return ["*"];
  if (verb.reach === "self") return [target.arn];
  if (verb.reach === "place") return [besides(target)];
  return contentOf(target, intent);
}

/** What is beside a resource: a group among its account's log groups, a subnet's interfaces in the same account and region. */
function besides({ kind, arn }: Target): string {
  return kind === "logGroup"
    ? arn.replace(/log-group:.*$/, "log-group:*")
    : arn.replace(/subnet\/.*$/, "network-interface/*");
}

function conditionOf(group: readonly [Grant, ...Grant[]]): { Condition?: Conditions } {
  const [{ target, verb, intent }] = group;
  const condition = verb.condition?.(target, intent);
  if (condition !== undefined) return { Condition: condition };
  const lists = verb.actions.length === 1 && verb.actions[0] === "s3:ListBucket";
  const prefixes = outermost(group.map(({ intent: { prefix = "" } }) => `${prefix}*`));
  return !lists || prefixes.includes("*") ? {} : { Condition: { StringLike: { "s3:prefix": prefixes } } };
}

/** Patterns in order, each once, without those that another one covers. */
function outermost(patterns: readonly string[]): string[] {
  const all = [...new Set(patterns)].sort();
  return all.filter(
    (pattern) =>
      !all.some((other) => other !== pattern && other.endsWith("*") && pattern.startsWith(other.slice(0, -1))),
  );
}
