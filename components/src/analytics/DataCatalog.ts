import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { checkCatalogArgs } from "./checkCatalogArgs.js";
import type { DataCatalogArgs } from "./DataCatalogArgs.js";
import { parquetTable } from "./parquetTable.js";

/**
 * Parquet files in buckets as tables that SQL can ask: a database of the Glue catalog, and a workgroup of Athena that lets
 * nobody ask in another way.
 *
 * Defaults: partitions are projected, so that no crawler and no job registers them; the workgroup's own settings hold
 * whatever a client asks for; results are encrypted with the result bucket's key and go to that bucket alone, if it is this
 * account's; a query stops after 10 GiB; metrics of queries go to CloudWatch.
 *
 * Who may ask is for IAM to say: a reader needs the workgroup, the tables, the files and their key. The names of tables and
 * columns are in the region's catalog, whose encryption is a setting of the account.
 *
 * Cost: none to keep, beside the results; 5 USD per TB that queries read, 10 MB at least each; about 0.05 USD per 10,000
 * partitions that a query cannot rule out.
 *
 * Controls: ENC-19, STO-08.
 *
 * @example
 * const catalog = new DataCatalog("orders", {
 *   tables: [
 *     {
 *       tableName: "orders",
 *       bucketName: backups.bucketName,
 *       prefix: "catalog/",
 *       columns: [{ name: "key", type: "string" }],
 *       partitions: [{ name: "day", firstDay: "2026-01-01" }],
 *     },
 *   ],
 *   resultBucketName: results.bucketName,
 *   resultKeyArn: results.keyArn,
 * });
 */
export class DataCatalog extends pulumi.ComponentResource {
  /** Name of the database. */
  readonly databaseName: pulumi.Output<string>;
  /** Names of its tables, in their order. */
  readonly tableNames: pulumi.Output<string[]>;
  /** Name of the workgroup. */
  readonly workgroupName: pulumi.Output<string>;
  /** ARN of the workgroup. */
  readonly workgroupArn: pulumi.Output<string>;

  constructor(name: string, args: DataCatalogArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("DataCatalog", name);
    const { databaseName, resultPrefix, scanLimit } = checkCatalogArgs(component, name, args);
    super("sallyport:index:DataCatalog", name, args, opts);
    const { region, resultBucketName, resultKeyArn } = args;
    const home = homeOf(this, args);
    const tags = tagsFor("DataCatalog", name, args.tags);
    const workgroupName = args.workgroupName ?? name;

    const database = new aws.glue.CatalogDatabase(
      `${name}-database`,
      { name: databaseName, region, tags },
      { parent: this },
    );
    const tables = args.tables.map((table) => parquetTable(this, name, table, { database, databaseName, region }));
    const workgroup = new aws.athena.Workgroup(
      `${name}-workgroup`,
      {
        name: workgroupName,
        configuration: {
          enforceWorkgroupConfiguration: true,
          publishCloudwatchMetricsEnabled: true,
          bytesScannedCutoffPerQuery: scanLimit,
          engineVersion: { selectedEngineVersion: "Athena engine version 3" },
          resultConfiguration: {
            outputLocation: pulumi.interpolate`s3://${resultBucketName}/${resultPrefix}`,
            expectedBucketOwner: home.accountId,
            encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: resultKeyArn },
          },
        },
        region,
        tags,
      },
      { parent: this },
    );

    this.databaseName = knownAfter(databaseName, database);
    this.tableNames = pulumi.all(args.tables.map(({ tableName }) => knownAfter(tableName, ...tables)));
    this.workgroupName = knownAfter(workgroupName, workgroup);
    this.workgroupArn = knownAfter(
      pulumi.interpolate`arn:${home.partition}:athena:${home.region}:${home.accountId}:workgroup/${workgroupName}`,
      workgroup,
    );
    this.registerOutputs({
      databaseName: this.databaseName,
      tableNames: this.tableNames,
      workgroupName: this.workgroupName,
      workgroupArn: this.workgroupArn,
    });
  }
}
