import type * as pulumi from "@pulumi/pulumi";

/** The foundation's configuration. */
export interface FoundationConfig {
  /** At least one, each once. */
  readonly regions: readonly string[];
  readonly environment: string;
  /** Of every resource: owner, data class, cost centre (GOV-01). */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Reads and checks the configuration.
 *
 * @param knownRegions the regions of AWS, against which spelling is checked
 * @throws Error naming the setting, what is wrong and how to fix it; nothing is registered yet
 */
export function readConfig(config: pulumi.Config, knownRegions: readonly string[]): FoundationConfig {
  const regions = config.requireObject<unknown>("regions");
  const refuse = (setting: string, problem: string, fix: string): never => {
    throw new Error(`configuration ${setting}: ${problem}; ${fix}`);
  };
  if (!Array.isArray(regions) || regions.length === 0) {
    return refuse("regions", "it names no region", 'give a list such as ["eu-west-1"]');
  }
  const unknown = regions.find((region) => !knownRegions.includes(region));
  if (unknown !== undefined) {
    refuse("regions", `${JSON.stringify(unknown)} is no region of AWS`, 'write it as AWS does: "eu-west-1"');
  }
  if (new Set(regions).size < regions.length) refuse("regions", "a region stands in it twice", "name each once");
  const environment = config.get("environment") ?? "dev";
  if (!/^[a-z][a-z0-9]{1,6}$/.test(environment)) {
    refuse("environment", JSON.stringify(environment), "use 2 to 7 lower-case letters and digits, such as prod");
  }
  const tags = config.getObject<unknown>("tags") ?? {};
  if (!isTags(tags))
    return refuse("tags", "it is no map of texts", 'give names and values such as {"owner": "platform"}');
  return { regions, environment, tags };
}

function isTags(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((tag) => typeof tag === "string");
}
