import { createCipheriv } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { ClassData, ClassName } from "./ClassData.js";
import { type Order, orders } from "./orders.js";

const FRAMES = 4;
export const FRAME_BYTES = 2 * 1024 * 1024;

/** Frames of each kind of data; the same in every run. */
export async function makeClassData(folder: string): Promise<ReadonlyMap<ClassName, ClassData>> {
  const csv = textFrames(
    1,
    ({ id, placedAt, customer, city, product, quantity, amount, note }) =>
      `${id},${placedAt},"${customer}",${city},"${product}",${quantity},${amount},"${note}"\n`,
  );
  const json = textFrames(100, (order) => `${JSON.stringify(order)}\n`);
  const xml = textFrames(200, (order) => {
    const fields = Object.entries(order).map(([name, value]) => `    <${name}>${value}</${name}>\n`);
    return `  <order>\n${fields.join("")}  </order>\n`;
  });
  const classes: ClassData[] = [
    { name: "csv", key: "in/orders.csv", contentType: "text/csv", objectsPerFrame: 16, frames: csv },
    { name: "json", key: "in/orders.json", contentType: "application/json", objectsPerFrame: 256, frames: json },
    { name: "xml", key: "in/orders.xml", contentType: "application/xml", objectsPerFrame: 64, frames: xml },
    {
      name: "snappy",
      key: "in/part.parquet",
      contentType: "application/octet-stream",
      objectsPerFrame: 1,
      frames: await parquetFrames(join(folder, "orders.parquet")),
    },
    {
      name: "encrypted",
      key: "in/backup.enc",
      contentType: "application/octet-stream",
      objectsPerFrame: 1,
      frames: encryptedFrames(),
    },
  ];
  return new Map(classes.map((one) => [one.name, one]));
}

function textFrames(seed: number, line: (order: Order) => string): Buffer[] {
  return Array.from({ length: FRAMES }, (_, frame) => {
    const parts: string[] = [];
    let length = 0;
    for (const order of orders(seed + frame)) {
      const text = line(order);
      parts.push(text);
      length += text.length;
      if (length >= FRAME_BYTES) break;
    }
    return Buffer.from(parts.join("")).subarray(0, FRAME_BYTES);
  });
}

/** Bytes that nothing compresses. */
function encryptedFrames(): Buffer[] {
  const cipher = createCipheriv("aes-128-ctr", Buffer.alloc(16), Buffer.alloc(16));
  return Array.from({ length: FRAMES }, () => cipher.update(Buffer.alloc(FRAME_BYTES)));
}

/** Measurements in Parquet, whose columns Snappy has compressed: ids, readings and times that hardly repeat. */
async function parquetFrames(file: string): Promise<Buffer[]> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  await connection.run("SET threads = 1");
  const columns = `hash(n) AS id, 20 + (hash(n + 1000000007) % 1000000) / 7e4 AS reading,
    1767225600000000 + n * 1000003 + hash(n + 5) % 999983 AS taken_at, (hash(n + 11) % 50)::UTINYINT AS sensor`;
  await connection.run(
    `COPY (SELECT ${columns} FROM range(500000) AS rows(n)) TO '${file}' (FORMAT parquet, COMPRESSION snappy)`,
  );
  connection.closeSync();
  instance.closeSync();
  const bytes = readFileSync(file);
  if (bytes.length < FRAMES * FRAME_BYTES) throw new Error(`the Parquet file has only ${bytes.length} bytes`);
  return Array.from({ length: FRAMES }, (_, frame) => bytes.subarray(frame * FRAME_BYTES, (frame + 1) * FRAME_BYTES));
}
