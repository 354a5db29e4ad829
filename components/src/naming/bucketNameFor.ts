import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";

/** Longest logical name that leaves room for account and the longest region name in a bucket's 63 characters. */
const longest = 63 - "-000000000000-ap-southeast-1".length;

/**
 * A bucket's physical name: the one given, else `<name>-<account>-<region>`, unique in the world and known at preview.
 *
 * @throws ArgumentError when the logical name is too long to derive from
 */
export function bucketNameFor(
  component: string,
  name: string,
  given: pulumi.Input<string> | undefined,
  home: Home,
): pulumi.Output<string> {
  if (given !== undefined) return pulumi.output(given);
  if (name.length > longest) {
    throw new ArgumentError(component, "name", name, `give bucketName, or a name of at most ${longest} characters`);
  }
  return pulumi.interpolate`${name}-${home.accountId}-${home.region}`;
}
