import { ConfigError } from "@sallyport/stack-kit";
import type { CompressorConfig } from "../config/CompressorConfig.js";
import type { ArrivalPlan, CompressorPlan, RulePlan, SourceRegionPlan, TargetRegionPlan } from "./CompressorPlan.js";
import { refuseStrangeTargets, sourceCapacity, targetCapacity } from "./capacityOf.js";
import { checkRule } from "./checkRule.js";
import { placesOf } from "./placesOf.js";
import { pricesOf } from "./pricesOf.js";
import { refuseLoops } from "./refuseLoops.js";
import { refuseMixedBackups } from "./refuseMixedBackups.js";
import { refuseOverlappingNetworks } from "./refuseOverlappingNetworks.js";
import { refuseOverlaps } from "./refuseOverlaps.js";
import { refuseSharedMirrors } from "./refuseSharedMirrors.js";
import { refuseSharedTables } from "./refuseSharedTables.js";
import { regionsOf } from "./regionsOf.js";
import { rulePlan } from "./rulePlan.js";

/**
 * What the rules mean together: which region gets which parts.
 *
 * @param knownRegions the regions of AWS, against which spelling is checked
 * @throws ConfigError for an unknown region, a destination in the source's own region (replication would save
 *   nothing), a bucket named twice, a backfill by suffix, loops of any length, rules that take the same objects, a rule
 *   that deletes what another writes, objects restored where archives are kept, catalogs that would share a table, a
 *   region without a network, networks that overlap, and limits of workers that cannot be kept
 */
export function planCompressor(config: CompressorConfig, knownRegions: readonly string[]): CompressorPlan {
  refuseRulesThatCollide(config, knownRegions);
  refuseStrangeTargets(config);
  const rules = config.rules.map((rule, index) => {
    const capacity = sourceCapacity(config, rule, index);
    return rulePlan(rule, capacity, pricesOf(config, capacity));
  });
  refuseSharedTables(rules);
  const sources = sourceRegions(rules);
  const targets = targetRegions(config, rules);
  const regions = [...new Set([...sources, ...targets].map(({ region }) => region))].sort();
  const networks = regions.map((region) => ({
    region,
    cidrBlock: cidrBlockOf(config, region),
    receives: targets.some((target) => target.region === region),
  }));
  refuseOverlappingNetworks(networks);
  return { config, networks, sources, targets };
}

function refuseRulesThatCollide({ rules }: CompressorConfig, knownRegions: readonly string[]): void {
  const placements = rules.map((rule, index) => {
    const where = `rules[${index}]`;
    checkRule(rule, where, knownRegions);
    return { rule: rule.name, where, mirrorDeletes: rule.mirrorDeletes, ...placesOf(rule) };
  });
  const movements = placements.map((placement) => ({ ...placement, to: [...placement.restored, ...placement.kept] }));
  refuseOverlaps(movements);
  refuseLoops(movements);
  refuseSharedMirrors(movements);
  refuseMixedBackups(placements);
}

function sourceRegions(rules: readonly RulePlan[]): SourceRegionPlan[] {
  const regions = [...new Set(rules.map(({ region }) => region))].sort();
  return regions.map((region) => ({ region, rules: rules.filter((rule) => rule.region === region) }));
}

function targetRegions(config: CompressorConfig, rules: readonly RulePlan[]): TargetRegionPlan[] {
  const regions = [...new Set(rules.flatMap(regionsOf))].sort();
  return regions.map((region) => {
    const capacity = targetCapacity(config, region);
    return {
      region,
      capacity,
      dollarsPerTaskHour: pricesOf(config, capacity).computeDollarsPerHour,
      arrivals: rules.filter((rule) => regionsOf(rule).includes(region)).map((rule) => arrivalIn(region, rule)),
    };
  });
}

function arrivalIn(region: string, rule: RulePlan): ArrivalPlan {
  return {
    rule,
    destinations: rule.destinations.filter((one) => one.region === region),
    backups: rule.backups.filter((one) => one.region === region),
  };
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
