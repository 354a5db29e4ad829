import { ByteWriter, parquetWrite } from "hyparquet-writer";
import type { CatalogRow } from "./CatalogRow.js";
import { type CatalogColumn, catalogColumns } from "./catalogColumns.js";

const parquetTypes = { string: "STRING", bigint: "INT64", timestamp: "TIMESTAMP" } as const;

/** A file of the catalog: Parquet, compressed by Snappy. The same rows always make the same bytes. */
export function writeCatalog(rows: readonly CatalogRow[]): Buffer {
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    columnData: catalogColumns.map((column) => ({
      name: column.name,
      type: parquetTypes[column.type],
      nullable: column.required !== true,
      data: rows.map((row) => parquetValue(row, column)),
    })),
    // One row group: a file holds the objects of one archive.
    rowGroupSize: Math.max(1, rows.length),
    createdBy: "sallyport",
  });
  return Buffer.from(writer.getBuffer());
}

function parquetValue(row: CatalogRow, { property, type, json }: CatalogColumn): unknown {
  const value = row[property];
  if (value === undefined) return null;
  if (json) return JSON.stringify(value);
  return type === "bigint" ? BigInt(value as number) : value;
}
