import * as pulumi from "@pulumi/pulumi";

/**
 * A name or ARN that is known without creating anything, but whose users must wait for resources: it stays known at
 * preview and carries the dependency edges, because a resource's URN is known before the resource exists. Policies join
 * by these edges.
 */
export function knownAfter(
  value: pulumi.Input<string>,
  ...resources: readonly pulumi.Resource[]
): pulumi.Output<string> {
  const edges = pulumi.all(resources.map(({ urn }) => urn));
  return pulumi.all([value, edges]).apply(([known]) => known);
}
