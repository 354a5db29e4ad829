import { type BucketPlan, ConfigError } from "@sallyport/stack-kit";
import type { CompressorConfig, DestinationConfig, RuleConfig } from "../config/CompressorConfig.js";
import { backupLocations } from "./backupLocations.js";
import type { BackupPlan, CompressorPlan, RulePlan, SourceRegionPlan, TargetRegionPlan } from "./CompressorPlan.js";
import type { Location } from "./Location.js";
import { type Movement, refuseLoops } from "./refuseLoops.js";
import { refuseMixedBackups } from "./refuseMixedBackups.js";
import { refuseOverlappingNetworks } from "./refuseOverlappingNetworks.js";
import { refuseOverlaps } from "./refuseOverlaps.js";
import { refuseSharedMirrors } from "./refuseSharedMirrors.js";
import { refuseSharedTables } from "./refuseSharedTables.js";
import { regionsOf } from "./regionsOf.js";

/**
 * What the rules mean together: which region gets which parts.
 *
 * @param knownRegions the regions of AWS, against which spelling is checked
 * @throws ConfigError for an unknown region, a destination in the source's own region (replication would save
 *   nothing), a bucket named twice, loops of any length, rules that take the same objects, a rule that deletes what
 *   another writes, objects restored where archives are kept, catalogs that would share a table, a region without a
 *   network, and networks that overlap
 */
export function planCompressor(config: CompressorConfig, knownRegions: readonly string[]): CompressorPlan {
  const movements = config.rules.map((rule, index) => {
    checkRegions(rule, index, knownRegions);
    return movementOf(rule, index);
  });
  refuseOverlaps(movements);
  refuseLoops(movements);
  refuseSharedMirrors(movements);
  refuseMixedBackups(config.rules.map(placementOf));
  const rules = config.rules.map(rulePlan);
  refuseSharedTables(rules);
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
  rule.destinations.forEach(({ region, bucket, restore, backup }, position) => {
    const where = `rules[${index}].destinations[${position}]`;
    check(region, `${where}.region`);
    if (region === rule.source.region) {
      const problem = `rule ${rule.name} starts and ends in ${region}`;
      throw new ConfigError(`${where}.region`, problem, "use S3 replication within a region; this stack moves between");
    }
    const places = [
      ...(restore ? [`${region}/${bucket ?? ""}`] : []),
      ...(backup === undefined ? [] : [`backup ${region}/${backup.bucket ?? ""}`]),
    ];
    if (places.some((place) => seen.has(place))) {
      throw new ConfigError(where, `rule ${rule.name} names this destination twice`, "remove one of them");
    }
    for (const place of places) seen.add(place);
  });
}

function movementOf(rule: RuleConfig, index: number): Movement {
  const { name, source, mirrorDeletes } = rule;
  const bucket = nameOf(bucketPlan(source, sourceName(name)));
  return {
    rule: name,
    where: `rules[${index}]`,
    from: { region: source.region, bucket, prefix: source.prefix },
    to: [...restoredLocations(rule), ...keptLocations(rule)],
    mirrorDeletes,
  };
}

function placementOf(rule: RuleConfig, index: number) {
  return { rule: rule.name, where: `rules[${index}]`, restored: restoredLocations(rule), kept: keptLocations(rule) };
}

function restoredLocations({ name, source: { prefix }, destinations }: RuleConfig): Location[] {
  return destinations
    .filter(({ restore }) => restore)
    .map((one) => ({ region: one.region, bucket: nameOf(bucketPlan(one, targetName(name))), prefix }));
}

function keptLocations({ name, destinations }: RuleConfig): Location[] {
  return destinations.flatMap(({ region, backup }) =>
    backup === undefined ? [] : backupLocations(name, region, nameOf(bucketPlan(backup, backupName(name)))),
  );
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
    destinations: destinations
      .filter(({ restore }) => restore)
      .map((destination) => ({
        region: destination.region,
        bucket: bucketPlan(destination, targetName(name)),
        storageClass: destination.storageClass,
      })),
    backups: destinations.flatMap(({ region, backup }) =>
      backup === undefined ? [] : [backupPlan(name, region, backup)],
    ),
  };
}

function backupPlan(rule: string, region: string, backup: NonNullable<DestinationConfig["backup"]>): BackupPlan {
  const bucket = bucketPlan(backup, backupName(rule));
  const { retentionDays, lockDays } = backup;
  return { region, bucket, table: tableName(rule, bucket), retentionDays, lockDays };
}

/** A made bucket has the rule's; an existing one may be several rules'. Athena takes no hyphens. */
function tableName(rule: string, bucket: BucketPlan): string {
  return (bucket.kind === "made" ? rule : `bucket_${bucket.bucket}`).replaceAll(/[^a-z0-9]/g, "_");
}

/** Logical names of made buckets: physical ones carry the region too. */
const sourceName = (rule: string): string => `${rule}-source`;
const targetName = (rule: string): string => `${rule}-target`;
const backupName = (rule: string): string => `${rule}-backup`;

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
  const regions = [...new Set(rules.flatMap(regionsOf))].sort();
  return regions.map((region) => ({
    region,
    arrivals: rules
      .filter((rule) => regionsOf(rule).includes(region))
      .map((rule) => ({
        rule,
        destinations: rule.destinations.filter((one) => one.region === region),
        backups: rule.backups.filter((one) => one.region === region),
      })),
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
