import { expect } from "@jest/globals";
import type { KpiOptions } from "../KpiOptions.js";
import type { LocalSparkSession } from "../local/LocalSparkSession.js";
import type { Quality } from "../ports.js";
import { LocalBed } from "./LocalBed.js";

/** What a run came to, whichever engine computed it. */
export interface Outcome {
  readonly quality: Quality | undefined;
  readonly failure: string | undefined;
  readonly categories: unknown;
  readonly orders: unknown;
  /** Rejected rows in their order. */
  readonly rejects: readonly Record<string, unknown>[];
  /** By the item's id. */
  readonly orphans: readonly Record<string, unknown>[];
}

/** The same files for both engines. */
export class EnginePair {
  private constructor(
    readonly duckdb: LocalBed,
    readonly spark: LocalBed,
  ) {}

  static async make(session: LocalSparkSession): Promise<EnginePair> {
    return new EnginePair(await LocalBed.make(), await LocalBed.make(session));
  }

  async put(name: string, content: string | Buffer): Promise<void> {
    for (const bed of [this.duckdb, this.spark]) await bed.put(name, content);
  }

  async remove(name: string): Promise<void> {
    for (const bed of [this.duckdb, this.spark]) await bed.remove(name);
  }

  /** Runs both, expects them to come to the same row for row, and gives what that is. */
  async run(options: Partial<KpiOptions> = {}): Promise<Outcome> {
    const expected = await outcomeOf(this.duckdb, options);
    expect(await outcomeOf(this.spark, options)).toEqual(expected);
    return expected;
  }

  async end(): Promise<void> {
    for (const bed of [this.duckdb, this.spark]) await bed.end();
  }
}

async function outcomeOf(bed: LocalBed, options: Partial<KpiOptions>): Promise<Outcome> {
  const runId = `run-${bed.told.length}`;
  const failure = await bed.run({ runId, ...options }).then(
    () => undefined,
    (error: Error) => `${error.name}: ${error.message}`,
  );
  const lines = async (name: string) => await bed.lines(`quarantine/${runId}/${name}.ndjson`).catch(() => []);
  const orphans = await lines("orphans");
  return {
    quality: bed.told.at(-1)?.quality,
    // The two libraries for gzip have their own words.
    failure: failure?.replaceAll(/(is damaged gzip) \([^)]*\)/g, "$1"),
    categories: bed.tables.categories,
    orders: bed.tables.orders,
    rejects: (await lines("rejects")).map((line) => ({ ...line, reason: String(line.reason).replace(/ \(.*\)$/, "") })),
    orphans: orphans.toSorted((a, b) => Number(a.item) - Number(b.item)),
  };
}
