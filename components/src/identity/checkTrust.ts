import * as pulumi from "@pulumi/pulumi";
import { trustPolicyFor } from "@sallyport/intents";
import { asArgumentError } from "./asArgumentError.js";

const context = { accountId: "000000000000", partition: "aws", region: "eu-west-1" };

/**
 * Checks at construction that a service may be trusted, for the sources that are given.
 *
 * @throws ArgumentError naming `service` or `sourceArns`
 */
export function checkTrust(
  component: string,
  service: string,
  sourceArns: pulumi.Input<pulumi.Input<string>[]> | undefined,
): void {
  const unknown = pulumi.Output.isInstance(sourceArns) || sourceArns instanceof Promise;
  // An ARN that is not known yet stands for one that will be: how many there are is known.
  const arns = unknown ? ["unknown"] : sourceArns?.map((arn) => (typeof arn === "string" ? arn : "unknown"));
  asArgumentError(component, () => trustPolicyFor(service, context, arns));
}
