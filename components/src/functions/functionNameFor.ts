import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";

/** IAM's 64 characters less what the role's name has beside the function's. */
const longest = 64 - "-role".length;

/**
 * A function's physical name: the one given, else the component's.
 *
 * @throws ArgumentError for one known at construction that Lambda does not take or that leaves no room for its role's
 */
export function functionNameFor(
  component: string,
  name: string,
  given: pulumi.Input<string> | undefined,
): pulumi.Output<string> {
  const functionName = given ?? name;
  if (typeof functionName === "string" && !new RegExp(`^[A-Za-z0-9_-]{1,${longest}}$`).test(functionName)) {
    const fix = `give 1 to ${longest} letters, digits, hyphens and underscores`;
    throw new ArgumentError(component, "functionName", functionName, fix);
  }
  return pulumi.output(functionName);
}
