import { covers } from "./covers.js";
import type { PolicyStatement } from "./parsePolicy.js";

/** A request as conditions see it: key in lower case → value. A key that is not there is absent from the request. */
export type RequestContext = Readonly<Record<string, string>>;

/**
 * The statements that deny a request to everybody. A condition that is not understood here counts as not met: what may not deny is no
 * denial.
 *
 * @param action for example `s3:PutObject`; with `*` at the end, the statement has to deny all that it stands for
 */
export function denialsOf(
  statements: readonly PolicyStatement[],
  action: string,
  context: RequestContext,
): readonly PolicyStatement[] {
  return statements.filter(
    ({ effect, principals, actions, conditions }) =>
      effect === "Deny" &&
      principals.some(({ value }) => value === "*") &&
      actions.some((pattern) => covers(pattern.toLowerCase(), action.toLowerCase())) &&
      Object.entries(conditions).every(([operator, keys]) =>
        Object.entries(keys).every(([key, values]) => isMet(operator, context[key], values)),
      ),
  );
}

function isMet(operator: string, actual: string | undefined, values: readonly string[]): boolean {
  const [, name = "", ifExists] = /^(?:For(?:Any|All)Values?:)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === "Null") return values.includes(actual === undefined ? "true" : "false");
  if (actual === undefined) return ifExists !== undefined || /Not/.test(name);
  const test = tests[name.replace("Not", "")];
  if (!test) return false;
  const some = values.some((value) => test(actual, value));
  return /Not/.test(name) ? !some : some;
}

const tests: Readonly<Record<string, (actual: string, value: string) => boolean>> = {
  StringEquals: (actual, value) => actual === value,
  StringEqualsIgnoreCase: (actual, value) => actual.toLowerCase() === value.toLowerCase(),
  StringLike: (actual, value) => covers(value, actual),
  ArnEquals: (actual, value) => covers(value, actual),
  ArnLike: (actual, value) => covers(value, actual),
  Bool: (actual, value) => actual === value.toLowerCase(),
  NumericLessThan: (actual, value) => Number(actual) < Number(value),
  NumericLessThanEquals: (actual, value) => Number(actual) <= Number(value),
  NumericEquals: (actual, value) => Number(actual) === Number(value),
};
