import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../../../archives/writeWhole.js";
import { sizeOf } from "../../etl/sample/deliveries.js";
import { type FinalTable, finalTables } from "../../etl/sample/finalRows.js";
import type { SampleSummary } from "../../etl/sample/SampleSummary.js";
import { writeEtlSample } from "../../etl/sample/writeEtlSample.js";

export interface PreparedEtlSample {
  readonly folder: string;
  readonly summary: SampleSummary;
  readonly tables: readonly FinalTable[];
}

/**
 * Writes the sample, each time with the seed after the last one's: what an earlier demo has loaded is known to the pipeline,
 * and would be left alone. The first is 1.
 */
export async function prepareEtlSample(parent: string, orders: number): Promise<PreparedEtlSample> {
  const folder = join(parent, "sample");
  const note = join(parent, "seed");
  const seed = 1 + Number(await readFile(note, "utf8").catch(() => "0"));
  await rm(folder, { recursive: true, force: true });
  const summary = await writeEtlSample({ folder, orders, seed });
  await writeWhole(note, (write) => write(Buffer.from(`${seed}\n`)));
  return { folder, summary, tables: finalTables(seed, sizeOf(orders)) };
}
