import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { CatalogTableArgs } from "./CatalogTableArgs.js";
import { projectionOf } from "./projectionOf.js";

interface TablePlace {
  readonly database: aws.glue.CatalogDatabase;
  readonly databaseName: string;
  readonly region: pulumi.Input<string> | undefined;
}

const parquet = "org.apache.hadoop.hive.ql.io.parquet";

/** A table of Parquet files, which nobody but their writer changes: it is external to the catalog. */
export function parquetTable(
  parent: pulumi.Resource,
  name: string,
  { tableName, bucketName, prefix = "", description, columns, partitions = [] }: CatalogTableArgs,
  { database, databaseName, region }: TablePlace,
): aws.glue.CatalogTable {
  const location = pulumi.interpolate`s3://${bucketName}/${prefix}`;
  return new aws.glue.CatalogTable(
    `${name}-table-${tableName}`,
    {
      name: tableName,
      databaseName,
      description,
      tableType: "EXTERNAL_TABLE",
      parameters: location.apply((place) => ({
        EXTERNAL: "TRUE",
        classification: "parquet",
        ...projectionOf(place, partitions),
      })),
      partitionKeys: partitions.map((partition) => ({
        name: partition.name,
        type: partition.values === undefined ? "date" : "string",
      })),
      storageDescriptor: {
        location,
        columns: columns.map((column) => ({ name: column.name, type: column.type, comment: column.comment })),
        inputFormat: `${parquet}.MapredParquetInputFormat`,
        outputFormat: `${parquet}.MapredParquetOutputFormat`,
        serDeInfo: { serializationLibrary: `${parquet}.serde.ParquetHiveSerDe` },
      },
      region,
    },
    { parent, dependsOn: [database] },
  );
}
