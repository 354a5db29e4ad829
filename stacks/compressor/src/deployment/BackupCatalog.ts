import * as pulumi from "@pulumi/pulumi";
import { type CatalogTableArgs, DataCatalog, DataRole, HardenedBucket } from "@sallyport/components";
import { foundationIn, madeBucketName } from "@sallyport/stack-kit";
import type { BackupBucket } from "./backupBuckets.js";
import { catalogColumns } from "./catalogColumns.js";
import type { Deployment } from "./Deployment.js";

/** S3 has held objects since this day; a backfill tells of all of them. */
const FIRST_DAY = "2006-03-14";

/** The catalogs of a region's backups, to be asked in SQL: a table for each backup bucket. */
export class BackupCatalog extends pulumi.ComponentResource {
  readonly databaseName: pulumi.Output<string>;
  readonly workgroupName: pulumi.Output<string>;

  constructor(
    deployment: Deployment,
    region: string,
    backups: readonly BackupBucket[],
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { base, account, config, tags, foundation } = deployment;
    const name = `${base}-backups-${region}`;
    super("sallyport-compressor:index:BackupCatalog", name, { region }, opts);
    const placed = { account, region, tags };

    const results = new HardenedBucket(
      `${base}-queries-${region}`,
      {
        bucketName: madeBucketName(placed, `${base}-queries`),
        // Copies of the catalog, which nobody needs after a week.
        dataRole: DataRole.Staging,
        accessLogs: foundationIn(foundation, region).accessLogs,
        environment: config.environment,
        ...placed,
      },
      { parent: this },
    );
    const catalog = new DataCatalog(
      name,
      {
        databaseName: `${base}-backups`.replaceAll("-", "_"),
        workgroupName: `${base}-backups`,
        tables: tablesOf(backups),
        resultBucketName: results.bucketName,
        resultKeyArn: results.keyArn,
        ...placed,
      },
      { parent: this },
    );

    this.databaseName = catalog.databaseName;
    this.workgroupName = catalog.workgroupName;
    this.registerOutputs({ databaseName: this.databaseName, workgroupName: this.workgroupName });
  }
}

/** One a bucket: the rules that share an existing bucket are partitions of one table. */
function tablesOf(backups: readonly BackupBucket[]): CatalogTableArgs[] {
  const byTable = new Map<string, BackupBucket[]>();
  for (const backup of backups) byTable.set(backup.table, [...(byTable.get(backup.table) ?? []), backup]);
  return [...byTable].flatMap(([tableName, [first, ...others]]) =>
    first === undefined
      ? []
      : [
          {
            tableName,
            bucketName: first.bucketName,
            prefix: "catalog/",
            description: "What the archives of the bucket hold",
            columns: [...catalogColumns],
            partitions: [
              { name: "rule", values: [first, ...others].map(({ rule }) => rule) },
              { name: "day", firstDay: FIRST_DAY },
            ],
          },
        ],
  );
}
