import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildProgram } from "@sallyport/worker-kit/testing";
import type { CategoryKpi, OrderKpi, Quality } from "../ports.js";
import type { LocalBed } from "./LocalBed.js";

const run = promisify(execFile);

const PROGRAM = `
import { localPorts, MemoryTables, runKpi } from "../index.ts";
const [input, artifacts, scratch, options] = process.argv.slice(2);
const tables = new MemoryTables();
const ports = localPorts({ input, artifacts, tables });
const { quality } = await runKpi(ports, { scratch, incremental: false, ...JSON.parse(options) }, new AbortController().signal);
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
console.log(JSON.stringify({ timeZone, peakMiB: peakMiB(), quality, categories: tables.categories, orders: tables.orders }));
`;

export interface ProgramResult {
  readonly timeZone: string;
  /** The most memory that the process ever held. */
  readonly peakMiB: number;
  readonly quality: Quality;
  readonly categories: readonly CategoryKpi[];
  readonly orders: readonly OrderKpi[];
}

/** A run in a process of its own: for what belongs to a process, as its time zone and its memory. */
export class LocalProgram {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** @param name each test file has its own */
  static async build(name: string): Promise<LocalProgram> {
    const external = ["@duckdb/node-api"];
    return new LocalProgram(await buildProgram({ name, source: PROGRAM, folder: import.meta.dirname, external }));
  }

  async run(
    bed: LocalBed,
    options: object = {},
    environment: Readonly<Record<string, string>> = {},
  ): Promise<ProgramResult> {
    const folders = ["input", "artifacts", "scratch"].map((name) => join(bed.folder, name));
    const { stdout } = await run(process.execPath, [this.#path, ...folders, JSON.stringify(options)], {
      env: { ...process.env, ...environment },
    });
    return JSON.parse(stdout) as ProgramResult;
  }
}
