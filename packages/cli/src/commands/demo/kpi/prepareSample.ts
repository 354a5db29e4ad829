import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../../../archives/writeWhole.js";
import type { SampleTruth } from "../../kpi/sample/SampleTruth.js";
import { writeSample } from "../../kpi/sample/writeSample.js";

const seed = 1;

export interface PreparedSample {
  readonly folder: string;
  readonly truth: SampleTruth;
}

/** The sample, written on the first run and kept. The note beside it is written last, so that half a sample is not kept. */
export async function prepareSample(parent: string, items: number): Promise<PreparedSample> {
  const folder = join(parent, `sample-${items}`);
  const note = `${folder}.json`;
  const known = await readFile(note, "utf8").catch(() => undefined);
  if (known !== undefined) return { folder, truth: JSON.parse(known) as SampleTruth };
  await rm(folder, { recursive: true, force: true });
  const { truth } = writeSample({ folder, items, seed });
  await writeWhole(note, (write) => write(Buffer.from(JSON.stringify(truth))));
  return { folder, truth };
}
