import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { reportPage } from "@sallyport/report";
import { Command } from "commander";
import { writeWhole } from "../../archives/writeWhole.js";
import { untilInterrupted } from "../../interruption/untilInterrupted.js";
import { printJson } from "../../output/printJson.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { sandboxHome } from "../../workspace/sandboxHome.js";
import { servePage } from "./serve/servePage.js";
import { startBrowser } from "./serve/startBrowser.js";
import { gatherReport } from "./sources/gatherReport.js";

interface Options {
  readonly open?: boolean;
  readonly output?: string;
  readonly from?: string;
  readonly export?: readonly string[];
  readonly json?: boolean;
}

/** `sallyport report`: the platform on one page. */
export function reportCommand(): Command {
  return new Command("report")
    .description("write one HTML page: topology, the latest run, grants, controls, policies and benchmarks")
    .option("--open", "serve it on 127.0.0.1 and show it, until Ctrl-C")
    .option("--output <file>", "where to write it (default: out/report.html of the repository)")
    .option("--from <folder>", "folder of demo.json, evidence.json and check.json (default: out of the repository)")
    .option("--export <file...>", "draw what `pulumi stack export` wrote, in place of the sandbox's stacks")
    .option("--json", "print one JSON document")
    .action(async ({ open, output, from, export: exports = [], json }: Options) => {
      const root = findRepositoryRoot(process.cwd());
      const file = resolve(output ?? join(root, "out", "report.html"));
      const data = await gatherReport({
        ...{ root, home: sandboxHome(root, process.env), from: resolve(from ?? join(root, "out")) },
        exports: exports.map((path) => resolve(path)),
      });
      const page = await reportPage(data);
      await mkdir(dirname(file), { recursive: true });
      await writeWhole(file, (write) => write(Buffer.from(page, "utf8")));
      if (json) printJson({ file });
      else process.stdout.write(`${file}\n`);
      if (open) await serve(page);
    });
}

async function serve(page: string): Promise<void> {
  await untilInterrupted(async (signal) => {
    const served = await servePage(page);
    process.stderr.write(`${served.url} until Ctrl-C\n`);
    startBrowser(served.url);
    await new Promise<void>((done) => {
      if (signal.aborted) done();
      signal.addEventListener("abort", () => done(), { once: true });
    });
    await served.close();
  });
}
