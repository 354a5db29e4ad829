import type * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";

/** A role's physical name. @throws ArgumentError when one known at construction is longer than IAM's 64 characters. */
export function roleNameFor(
  component: string,
  name: string,
  given: pulumi.Input<string> | undefined,
): pulumi.Input<string> {
  const roleName = given ?? name;
  if (typeof roleName === "string" && roleName.length > 64) {
    throw new ArgumentError(component, "roleName", roleName, "give a role name of at most 64 characters");
  }
  return roleName;
}
