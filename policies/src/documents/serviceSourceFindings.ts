import type { Finding } from "../engine/Verdict.js";
import type { PolicyStatement } from "./parsePolicy.js";
import { requiredValues } from "./requiredValues.js";
import { sourceOf } from "./sourceOf.js";
import type { SourceSettings } from "./sourceSettings.js";

/** What only a request of a principal has: a statement for everybody with one of them means principals, not services. */
const principalKeys = [
  "aws:PrincipalAccount",
  "aws:PrincipalArn",
  "aws:PrincipalOrgID",
  "aws:PrincipalOrgPaths",
] as const;

/** The services that an allowance of a resource's policy lets in without saying on whose behalf (the confused deputy). */
export function serviceSourceFindings(
  policy: string,
  statement: PolicyStatement,
  settings: SourceSettings,
): readonly Finding[] {
  const { sid, principals } = statement;
  const { account, resource } = sourceOf(statement);
  const says = (service: string) => `statement ${sid} of ${policy} lets ${service} in`;
  const anybody = principals.some(({ value }) => value === "*");
  const meansPrincipals = principalKeys.some((key) => requiredValues(statement, key).length > 0);
  if (anybody && (account || resource) && !meansPrincipals)
    return [{ id: `AnyService::${sid}`, message: says("any service") }];
  return principals
    .filter(({ kind }) => kind === "Service")
    .flatMap(({ value }) => [
      ...(account ? [] : [{ id: `Account::${value}`, message: `${says(value)} for any account` }]),
      ...(resource || !settings.resource
        ? []
        : [{ id: `Source::${value}`, message: `${says(value)} for any resource` }]),
    ]);
}
