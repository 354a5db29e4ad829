import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";

/** What the name of a dead-letter queue ends with. */
export const deadLetterSuffix = "-dead";

/**
 * A queue's physical name: the one given, else the component's.
 *
 * @throws ArgumentError for one known at construction that leaves no room for its dead-letter queue's in SQS's 80
 * characters, or that is not letters, digits, hyphens and underscores
 */
export function queueNameFor(
  component: string,
  name: string,
  given: pulumi.Input<string> | undefined,
): pulumi.Output<string> {
  const queueName = given ?? name;
  const longest = 80 - deadLetterSuffix.length;
  if (typeof queueName === "string" && !new RegExp(`^[A-Za-z0-9_-]{1,${longest}}$`).test(queueName)) {
    const fix = `give 1 to ${longest} letters, digits, hyphens and underscores`;
    throw new ArgumentError(component, "queueName", queueName, fix);
  }
  return pulumi.output(queueName);
}
