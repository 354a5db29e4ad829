import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import type { CatalogTableArgs } from "./CatalogTableArgs.js";
import { DataCatalog } from "./DataCatalog.js";
import type { DataCatalogArgs } from "./DataCatalogArgs.js";

const column = { name: "key", type: "string" };
const items: CatalogTableArgs = { tableName: "items", bucketName: "orders-backup", columns: [column] };
const given = { tables: [items], resultBucketName: "orders-results", resultKeyArn: "arn:aws:kms:eu-west-1:1:key/k" };

const made = async (args: Partial<DataCatalogArgs> = {}) => {
  const { resources } = await record(() => new DataCatalog("orders-backups", { ...given, ...args }));
  const inputsOf = (name: string) => resources.find((resource) => resource.name === name)?.inputs;
  return { workgroup: inputsOf("orders-backups-workgroup"), table: inputsOf("orders-backups-table-items") };
};

describe("DataCatalog", () => {
  it("lets nobody ask in another way than the workgroup's, nor without a limit", async () => {
    expect((await made()).workgroup).toMatchObject({
      name: "orders-backups",
      configuration: {
        enforceWorkgroupConfiguration: true,
        bytesScannedCutoffPerQuery: 10 * 2 ** 30,
        resultConfiguration: {
          outputLocation: "s3://orders-results/results/",
          expectedBucketOwner: "111122223333",
          encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: given.resultKeyArn },
        },
      },
    });
  });

  it("describes files without partitions, with names that Athena takes unquoted", async () => {
    const { table } = await made();
    expect(table).toMatchObject({
      databaseName: "orders_backups",
      parameters: { EXTERNAL: "TRUE", classification: "parquet" },
      storageDescriptor: { location: "s3://orders-backup/", columns: [column] },
    });
    expect(table).not.toHaveProperty("parameters.projection.enabled");
  });

  it("has Athena work out the partitions, so that a new day needs no registration", async () => {
    const partitions = [
      { name: "rule", values: ["orders", "logs"] },
      { name: "day", firstDay: "2026-01-01" },
    ];
    expect((await made({ tables: [{ ...items, prefix: "catalog/", partitions }] })).table).toMatchObject({
      partitionKeys: [
        { name: "rule", type: "string" },
        { name: "day", type: "date" },
      ],
      parameters: {
        "projection.enabled": "true",
        "projection.rule.type": "enum",
        "projection.rule.values": "orders,logs",
        "projection.day.type": "date",
        "projection.day.range": "2026-01-01,NOW",
        "projection.day.format": "yyyy-MM-dd",
        "storage.location.template": `s3://orders-backup/catalog/rule=\${rule}/day=\${day}/`,
      },
    });
  });

  it.each<[string, Partial<DataCatalogArgs>]>([
    ["tables", { tables: [] }],
    ["databaseName", { databaseName: "orders-backups" }],
    ["resultPrefix", { resultPrefix: "results" }],
    ["scanLimitGib", { scanLimitGib: 0 }],
    ["scanLimitGib", { scanLimitGib: Number.NaN }],
    ["tables[0].tableName", { tables: [{ ...items, tableName: "Items" }] }],
    ["tables[1].tableName", { tables: [items, items] }],
    ["tables[0].prefix", { tables: [{ ...items, prefix: "/catalog/" }] }],
    ["tables[0].columns", { tables: [{ ...items, columns: [] }] }],
    ["tables[0].columns[0].type", { tables: [{ ...items, columns: [{ name: "key", type: "TEXT; DROP" }] }] }],
    ["tables[0].columns[1].name", { tables: [{ ...items, columns: [column, column] }] }],
    ["tables[0].partitions[0]", { tables: [{ ...items, partitions: [{ name: "day" }] }] }],
    [
      "tables[0].partitions[0]",
      { tables: [{ ...items, partitions: [{ name: "day", firstDay: "2026-01-01", values: ["a"] }] }] },
    ],
    [
      "tables[0].partitions[0].firstDay",
      { tables: [{ ...items, partitions: [{ name: "day", firstDay: "2026-2-30" }] }] },
    ],
    ["tables[0].partitions[0].values", { tables: [{ ...items, partitions: [{ name: "rule", values: ["a,b"] }] }] }],
    ["tables[0].partitions[0].name", { tables: [{ ...items, partitions: [{ name: "key", values: ["a"] }] }] }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(made(args)).rejects.toThrow(`DataCatalog "orders-backups": ${argument} `);
  });
});
