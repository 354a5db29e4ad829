import type { PolicyStatement } from "./parsePolicy.js";
import { requiredValues } from "./requiredValues.js";

/** Condition keys that keep the public out of a statement for everybody: they name accounts, networks or resources. */
const narrowing = [
  "aws:PrincipalAccount",
  "aws:PrincipalArn",
  "aws:PrincipalOrgID",
  "aws:PrincipalOrgPaths",
  "aws:SourceAccount",
  "aws:SourceArn",
  "aws:SourceIp",
  "aws:SourceOrgID",
  "aws:SourceOwner",
  "aws:SourceVpc",
  "aws:SourceVpce",
  "aws:userid",
] as const;

/**
 * Whether a statement lets everybody in: its principal is everybody, or everybody but some, and no condition names who or from where. A
 * condition that everybody meets (`*`, `0.0.0.0/0`) names nobody.
 *
 * @param further condition keys of the service that narrow as well
 */
export function isPublic(statement: PolicyStatement, further: readonly string[] = []): boolean {
  const { effect, principals, notPrincipals } = statement;
  if (effect !== "Allow") return false;
  if (notPrincipals.length === 0 && !principals.some(({ value }) => value === "*")) return false;
  return ![...narrowing, ...further].some((key) => {
    const values = requiredValues(statement, key);
    return values.length > 0 && !values.some((value) => /^\**$|\/0$/.test(value));
  });
}
