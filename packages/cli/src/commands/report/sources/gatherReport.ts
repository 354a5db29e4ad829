import { join } from "node:path";
import { benchmarkDocument, checkDocument, demoDocument, ledgerDocument, type ReportData } from "@sallyport/report";
import { readControls } from "./readControls.js";
import { readDocument } from "./readDocument.js";
import { readStacks } from "./readStacks.js";

export interface Gathering {
  readonly root: string;
  /** The sandbox's folder. */
  readonly home: string;
  /** Folder of what other commands printed. */
  readonly from: string;
  /** Exported states to draw in place of the sandbox's stacks. */
  readonly exports: readonly string[];
}

/** All that the report shows, from where each part is; what is not there yet is left out. */
export async function gatherReport({ root, home, from, exports }: Gathering): Promise<ReportData> {
  const kept = (name: string) => join(from, `${name}.json`);
  return {
    at: new Date().toISOString(),
    stacks: await readStacks(root, home, exports),
    demo: readDocument(kept("demo"), demoDocument, "npx sallyport demo --report-file out/demo.json"),
    ledger: readDocument(kept("evidence"), ledgerDocument, "npx sallyport evidence --report-file out/evidence.json"),
    check: readDocument(kept("check"), checkDocument, "npx sallyport check --report-file out/check.json"),
    controls: readControls(root),
    benchmarks: readDocument(join(root, "bench", "results.json"), benchmarkDocument, "npm run bench"),
  };
}
