import type { Example, Made } from "../../ResourceDefinition.js";
import type { Properties } from "../../values/Json.js";

const parquet = "org.apache.hadoop.hive.ql.io.parquet";
const needs = {
  database: { type: "aws:glue/catalogDatabase:CatalogDatabase", inputs: () => ({ name: "conformance_tables" }) },
};

const table = (made: Made, changes: Properties = {}): Properties => ({
  databaseName: made("database", "name"),
  name: "conformance_table",
  description: "first",
  owner: "data",
  tableType: "EXTERNAL_TABLE",
  parameters: { classification: "parquet", "projection.enabled": "true" },
  partitionKeys: [{ name: "day", type: "date", comment: "in UTC" }],
  storageDescriptor: {
    location: "s3://conformance/catalog/",
    columns: [
      { name: "key", type: "string", comment: "of the object" },
      { name: "size", type: "bigint" },
    ],
    compressed: true,
    inputFormat: `${parquet}.MapredParquetInputFormat`,
    outputFormat: `${parquet}.MapredParquetOutputFormat`,
    parameters: { typeOfData: "file" },
    serDeInfo: {
      name: "parquet",
      parameters: { "serialization.format": "1" },
      serializationLibrary: `${parquet}.serde.ParquetHiveSerDe`,
    },
  },
  ...changes,
});

/** One with every input, and one with no more than it needs. */
export const tableExamples: readonly Example[] = [
  {
    needs,
    base: (made) => table(made),
    updated: (made) =>
      table(made, {
        description: "second",
        parameters: { classification: "parquet" },
        storageDescriptor: { location: "s3://conformance/other/", columns: [{ name: "key", type: "string" }] },
      }),
    replacing: (made) => table(made, { name: "conformance_renamed" }),
  },
  {
    needs,
    base: (made) => ({
      databaseName: made("database", "name"),
      name: "conformance_small",
      tableType: "EXTERNAL_TABLE",
    }),
  },
];
