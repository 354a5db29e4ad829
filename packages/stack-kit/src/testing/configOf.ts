import * as pulumi from "@pulumi/pulumi";

/** A project's configuration with these settings, until the next call: Pulumi keeps what is not text as JSON. */
export function configOf(project: string, settings: Readonly<Record<string, unknown>>): pulumi.Config {
  const values = Object.entries(settings).map(([name, value]) => [
    `${project}:${name}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  pulumi.runtime.setAllConfig(Object.fromEntries(values));
  return new pulumi.Config(project);
}
