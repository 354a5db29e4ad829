import { ConfigError } from "@sallyport/stack-kit";
import type { RuleConfig } from "../config/CompressorConfig.js";

/**
 * Checks what a rule says by itself.
 *
 * @param where the rule's path in the configuration
 * @param knownRegions the regions of AWS, against which spelling is checked
 * @throws ConfigError for an unknown region, a destination in the source's own region or named twice, and a backfill by suffix
 */
export function checkRule(rule: RuleConfig, where: string, knownRegions: readonly string[]): void {
  checkRegion(rule.source.region, `${where}.source.region`, knownRegions);
  const seen = new Set<string>();
  rule.destinations.forEach(({ region, bucket, restore, backup }, position) => {
    const here = `${where}.destinations[${position}]`;
    checkRegion(region, `${here}.region`, knownRegions);
    if (region === rule.source.region) {
      const problem = `rule ${rule.name} starts and ends in ${region}`;
      throw new ConfigError(`${here}.region`, problem, "use S3 replication within a region; this stack moves between");
    }
    const places = [
      ...(restore ? [`${region}/${bucket ?? ""}`] : []),
      ...(backup === undefined ? [] : [`backup ${region}/${backup.bucket ?? ""}`]),
    ];
    if (places.some((place) => seen.has(place))) {
      throw new ConfigError(here, `rule ${rule.name} names this destination twice`, "remove one of them");
    }
    for (const place of places) seen.add(place);
  });
  checkBackfill(rule, where);
}

function checkRegion(region: string, where: string, knownRegions: readonly string[]): void {
  if (knownRegions.includes(region)) return;
  throw new ConfigError(where, `${JSON.stringify(region)} is no region of AWS`, 'write it as AWS does: "eu-west-1"');
}

/** The machine's listing has no filter for the end of a key: the workers would refuse the rest of what it finds. */
function checkBackfill({ name, source, backfill }: RuleConfig, where: string): void {
  if (!backfill || source.suffix === undefined) return;
  throw new ConfigError(
    `${where}.backfill`,
    `rule ${name} takes keys by their suffix, which a listing of S3 cannot filter by`,
    "leave it out, and run `sallyport compressor backfill`, which does",
  );
}
