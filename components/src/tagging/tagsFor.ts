import * as pulumi from "@pulumi/pulumi";

/** Tags as every component takes them. */
export type Tags = pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;

/** The tags of every taggable child: the caller's, which component made it (`sallyport:component`), and what else it says. */
export function tagsFor(
  component: string,
  name: string,
  tags: Tags | undefined,
  also: Readonly<Record<string, string>> = {},
): pulumi.Output<Record<string, string>> {
  const added = { ...also, "sallyport:component": `${component}/${name}` };
  return pulumi.output(tags ?? {}).apply((given): Record<string, string> => ({ ...given, ...added }));
}
