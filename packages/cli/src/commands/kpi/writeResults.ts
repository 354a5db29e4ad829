import { join } from "node:path";
import type { RunRecord } from "@sallyport/worker-kpi";
import { writeWhole } from "../../archives/writeWhole.js";
import { csvOf } from "./formats/csv.js";
import type { KpiDocument } from "./KpiDocument.js";

/** Writes what a run came to beside its artifacts: the document, each table as CSV, and the run's record. */
export async function writeResults(folder: string, document: KpiDocument, record: RunRecord): Promise<void> {
  const files = {
    "kpis.json": `${JSON.stringify(document)}\n`,
    "category_kpis.csv": csvOf(document.category),
    "order_kpis.csv": csvOf(document.order),
    "run.json": `${JSON.stringify(record, null, 2)}\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    await writeWhole(join(folder, name), (write) => write(Buffer.from(text)));
  }
}
