import type { Conditions, Statement } from "../PolicyDocument.js";
import type { DeployerContext } from "./DeployerContext.js";
import type { DeployScope } from "./DeployScope.js";

/** The tag that every component gives to what it makes: `<class>/<name>`. */
const componentTag = "sallyport:component";

/** A statement of a deployer: the actions on a scope, held to the account, the regions and the stack's names or tags. */
export function scopedStatement(
  Sid: string,
  scope: DeployScope,
  actions: readonly string[],
  context: DeployerContext,
): Statement {
  const expand = (text: string) => expanded(text, context);
  return {
    Sid,
    Effect: "Allow",
    Action: [...new Set(actions)].sort().map((action) => `${scope.service}:${action}`),
    Resource: scope.resources.flatMap((resource) => (resource === "*" ? ["*"] : expand(`arn:{partition}:${resource}`))),
    ...conditionOf(scope, context, expand),
  };
}

/** One text for each name prefix, where the text names things. */
function expanded(text: string, { partition, accountId, boundaryArn, namePrefixes }: DeployerContext): string[] {
  const placed = text
    .replace("{partition}", partition)
    .replace("{here}", `*:${accountId}`)
    .replace("{account}", accountId)
    .replace("{boundary}", boundaryArn);
  if (!/\{name\}|\{words\}/.test(placed)) return [placed];
  return namePrefixes.map((prefix) =>
    placed.replace("{name}", `${prefix}*`).replace("{words}", `${prefix.replaceAll("-", "_")}*`),
  );
}

function conditionOf(
  { tagged, condition = {}, global }: DeployScope,
  { regions, namePrefixes }: DeployerContext,
  expand: (text: string) => string[],
): { Condition?: Conditions } {
  const tag = tagged === "new" ? `aws:RequestTag/${componentTag}` : `aws:ResourceTag/${componentTag}`;
  const components = tagged && { StringLike: { [tag]: namePrefixes.map((prefix) => `*/${prefix}*`) } };
  const places = global ? undefined : { StringEquals: { "aws:RequestedRegion": [...regions].sort() } };
  const own = Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, expandedValue(value, expand)])),
    ]),
  );
  const merged = [own, components ?? {}, places ?? {}].reduce<Conditions>(mergedConditions, {});
  return Object.keys(merged).length === 0 ? {} : { Condition: merged };
}

function expandedValue(value: string | readonly string[], expand: (text: string) => string[]) {
  const values = (typeof value === "string" ? [value] : value).flatMap(expand);
  return values.length === 1 ? String(values[0]) : values;
}

function mergedConditions(left: Conditions, right: Conditions): Conditions {
  const operators = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Object.fromEntries([...operators].map((operator) => [operator, { ...left[operator], ...right[operator] }]));
}
