import { type BucketPlan, ConfigError } from "@sallyport/stack-kit";
import type { CompressorConfig, RuleConfig } from "../config/CompressorConfig.js";
import type { CompressorPlan, RulePlan, SourceRegionPlan, TargetRegionPlan } from "./CompressorPlan.js";
import type { Location } from "./Location.js";
import { type Movement, refuseLoops } from "./refuseLoops.js";
import { refuseOverlappingNetworks } from "./refuseOverlappingNetworks.js";
import { refuseOverlaps } from "./refuseOverlaps.js";
import { refuseSharedMirrors } from "./refuseSharedMirrors.js";

/**
 * What the rules mean together: which region gets which parts.
 *
 * @param knownRegions the regions of AWS, against which spelling is checked
 * @throws ConfigError for an unknown region, a destination in the source's own region (replication would save
 *   nothing), a bucket named twice, loops of any length, rules that take the same objects, a rule that deletes what
 *   another writes, a region without a network, and networks that overlap
 */
export function planCompressor(config: CompressorConfig, knownRegions: readonly string[]): CompressorPlan {
  const movements = config.rules.map((rule, index) => {
    checkRegions(rule, index, knownRegions);
    return movementOf(rule, index);
  });
  refuseOverlaps(movements);
  refuseLoops(movements);
  refuseSharedMirrors(movements);
  const rules = config.rules.map(rulePlan);
  const sources = sourceRegions(rules);
  const targets = targetRegions(rules);
  const regions = [...new Set([...sources, ...targets].map(({ region }) => region))].sort();
  const networks = regions.map((region) => ({
    region,
    cidrBlock: cidrBlockOf(config, region),
    receives: targets.some((target) => target.region === region),
  }));
  refuseOverlappingNetworks(networks);
  return { config, networks, sources, targets };
}

function checkRegions(rule: RuleConfig, index: number, knownRegions: readonly string[]): void {
  const check = (region: string, where: string): void => {
    if (!knownRegions.includes(region)) {
      throw new ConfigError(
        where,
        `${JSON.stringify(region)} is no region of AWS`,
        'write it as AWS does: "eu-west-1"',
      );
    }
  };
  check(rule.source.region, `rules[${index}].source.region`);
  const seen = new Set<string>();
  rule.destinations.forEach(({ region, bucket }, position) => {
    const where = `rules[${index}].destinations[${position}]`;
    check(region, `${where}.region`);
    if (region === rule.source.region) {
      const problem = `rule ${rule.name} starts and ends in ${region}`;
      throw new ConfigError(`${where}.region`, problem, "use S3 replication within a region; this stack moves between");
    }
    const place = `${region}/${bucket ?? ""}`;
    if (seen.has(place)) {
      throw new ConfigError(where, `rule ${rule.name} names this destination twice`, "remove one of them");
    }
    seen.add(place);
  });
}

function movementOf(rule: RuleConfig, index: number): Movement {
  const { name, source, destinations, mirrorDeletes } = rule;
  const at = (region: string, bucket: string): Location => ({ region, bucket, prefix: source.prefix });
  return {
    rule: name,
    where: `rules[${index}]`,
    from: at(source.region, nameOf(bucketPlan(source, sourceName(name)))),
    to: destinations.map((destination) => at(destination.region, nameOf(bucketPlan(destination, targetName(name))))),
    mirrorDeletes,
  };
}

function rulePlan({ name, source, destinations, level, batch, mirrorDeletes, mirrorExpiry }: RuleConfig): RulePlan {
  return {
    name,
    region: source.region,
    bucket: bucketPlan(source, sourceName(name)),
    prefix: source.prefix,
    suffix: source.suffix,
    level,
    batch,
    mirrorDeletes,
    mirrorExpiry,
    destinations: destinations.map((destination) => ({
      region: destination.region,
      bucket: bucketPlan(destination, targetName(name)),
      storageClass: destination.storageClass,
    })),
  };
}

/** Logical names of made buckets: physical ones carry the region too. */
const sourceName = (rule: string): string => `${rule}-source`;
const targetName = (rule: string): string => `${rule}-target`;

function bucketPlan(
  { bucket, keyArn }: { readonly bucket?: string | undefined; readonly keyArn?: string | undefined },
  name: string,
): BucketPlan {
  return bucket === undefined ? { kind: "made", name } : { kind: "existing", bucket, keyArn };
}

/** A name by which locations are compared; a made bucket's cannot be an existing one's, which holds no parenthesis. */
function nameOf(plan: BucketPlan): string {
  return plan.kind === "existing" ? plan.bucket : `(${plan.name})`;
}

function sourceRegions(rules: readonly RulePlan[]): SourceRegionPlan[] {
  const regions = [...new Set(rules.map(({ region }) => region))].sort();
  return regions.map((region) => ({ region, rules: rules.filter((rule) => rule.region === region) }));
}

function targetRegions(rules: readonly RulePlan[]): TargetRegionPlan[] {
  const regions = [...new Set(rules.flatMap(({ destinations }) => destinations.map(({ region }) => region)))].sort();
  return regions.map((region) => ({
    region,
    arrivals: rules
      .map((rule) => ({ rule, destinations: rule.destinations.filter((one) => one.region === region) }))
      .filter(({ destinations }) => destinations.length > 0),
  }));
}

function cidrBlockOf({ networks }: CompressorConfig, region: string): string {
  const network = networks[region];
  if (network !== undefined) return network.cidrBlock;
  throw new ConfigError(
    `networks.${region}`,
    `rules name ${region}, which has no network`,
    'give it a CIDR block that no other region uses, such as { "cidrBlock": "10.64.0.0/16" }',
  );
}
