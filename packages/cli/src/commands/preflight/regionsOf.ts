import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";

/** The regions that a plan's resources name, that of the shell first. */
export function regionsOf(resources: readonly RecordedResource[], home: string): readonly string[] {
  const named = resources.flatMap(({ inputs = {}, outputs = {} }) => [inputs.region, outputs.region]);
  const regions = named.filter(
    (region): region is string => typeof region === "string" && /^[a-z]{2}(-[a-z]+)+-\d$/.test(region),
  );
  return [...new Set([home, ...regions.sort()])];
}
