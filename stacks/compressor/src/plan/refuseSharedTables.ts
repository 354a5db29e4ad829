import { type BucketPlan, ConfigError } from "@sallyport/stack-kit";
import type { RulePlan } from "./CompressorPlan.js";

/**
 * Refuses two buckets whose catalogs would be one table: their names differ only in what a table's name cannot hold.
 *
 * @throws ConfigError naming the table
 */
export function refuseSharedTables(rules: readonly RulePlan[]): void {
  const buckets = new Map<string, string>();
  rules.forEach(({ name, backups }, index) => {
    for (const { region, table, bucket } of backups) {
      const earlier = buckets.get(`${region}/${table}`) ?? identityOf(bucket);
      if (earlier !== identityOf(bucket)) {
        throw new ConfigError(
          `rules[${index}].destinations`,
          `the backup of rule ${name} would share the table ${table} with another bucket's`,
          "rename the rule, or keep its backup in another bucket",
        );
      }
      buckets.set(`${region}/${table}`, earlier);
    }
  });
}

function identityOf(bucket: BucketPlan): string {
  return JSON.stringify(bucket.kind === "made" ? ["made", bucket.name] : ["existing", bucket.bucket]);
}
