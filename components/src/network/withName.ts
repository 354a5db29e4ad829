import type * as pulumi from "@pulumi/pulumi";

/** Adds the tag by which EC2 shows resources, which have no name of their own. */
export function withName(
  tags: pulumi.Output<Record<string, string>>,
  name: string,
): pulumi.Output<Record<string, string>> {
  return tags.apply((given): Record<string, string> => ({ Name: name, ...given }));
}
