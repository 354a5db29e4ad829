import { ArgumentError } from "../errors/ArgumentError.js";
import type { OrganizationGuardrailsArgs } from "./OrganizationGuardrailsArgs.js";

/**
 * Checks the arguments.
 *
 * @param component class and name, for errors
 * @throws ArgumentError before anything is registered
 */
export function checkGuardrailArgs(component: string, args: OrganizationGuardrailsArgs): void {
  const { targetIds, regions, exemptRoleNames = [] } = args;
  const refuse = (argument: string, value: unknown, fix: string): never => {
    throw new ArgumentError(component, argument, value, fix);
  };
  if (targetIds.length === 0)
    refuse("targetIds", targetIds, "name the units or accounts to bind, or leave the component out");
  const wrong = targetIds.find((id) => typeof id === "string" && !target.test(id));
  if (wrong !== undefined) {
    refuse("targetIds", wrong, 'write the id of a unit ("ou-ab12-…"), an account (12 digits) or the root ("r-ab12")');
  }
  if (regions.length === 0) refuse("regions", regions, "with no region left nothing could be used: name those in use");
  const noRegion = regions.find((region) => !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region));
  if (noRegion !== undefined) refuse("regions", noRegion, 'write it as AWS does: "eu-west-1"');
  // A pattern would except roles that nobody thought of.
  const pattern = exemptRoleNames.find((role) => !/^[\w+=,.@-]{1,64}$/.test(role));
  if (pattern !== undefined)
    refuse("exemptRoleNames", pattern, "name each role whole, without a path and without wildcards");
}

/** AWS Organizations API reference: PolicyTargetId. */
const target = /^(r-[a-z0-9]{4,32}|\d{12}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})$/;
