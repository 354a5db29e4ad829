import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { LoadBed } from "./testing/LoadBed.js";
import { LoadProgram } from "./testing/LoadProgram.js";

/** How many series of files are loaded under kills; `pnpm --filter @sallyport/worker-etl kills` does 50. */
const SCHEDULES = Number(process.env.SALLYPORT_KILL_SCHEDULES ?? 2);
/** Told with a failure, and taken to see it again. */
const SEED = Number(process.env.SALLYPORT_KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));
const FILES = 3;
const ROWS = 8_000;

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe(`loads that are killed at random moments (seed ${SEED})`, () => {
  let bed: LoadBed;
  let program: LoadProgram;
  beforeAll(async () => {
    bed = await LoadBed.start();
    program = await LoadProgram.build("kills");
  }, 60_000);
  afterAll(async () => await bed.stop());

  const digest = async (table: string) => {
    const [row] = await bed.query<{ count: number; sum: string | null }>(
      `SELECT count(*)::int AS count, sum(hashtextextended(id || ' ' || version || ' ' || coalesce(extra, '-'), 0))::text AS sum
         FROM etl."${table}"`,
    );
    return row;
  };

  test.each(Array.from({ length: SCHEDULES }, (_, index) => index))(
    "never leave a half file, and what a retry makes is what the files say: series %i",
    async (series) => {
      const random = randomOf(SEED + series);
      const table = `killed ${series}`;
      const key = `data/${table}.csv`;
      // The shape is there from the beginning, so that there is something to look at after each kill.
      await bed.loadText(key, "id,version,extra\n0,0,\n");
      const model = new Map([[0, "0 -"]]);
      for (let version = 1; version <= FILES; version++) {
        const rows = Array.from({ length: ROWS }, () => Math.floor(random() * 4 * ROWS));
        const ids = [...new Set(rows)].sort((one, other) => one - other);
        // The order in which keys rise is not always given.
        if (random() < 0.5) ids.reverse();
        const lines = ids.map((id) => `${id},${id % 3 === 0 ? 0 : version},${version > 1 ? `e${id % 7}` : ""}\n`);
        const before = await digest(table);
        await bed.put(key, `id,version,extra\n${lines.join("")}`);
        for (const id of ids) model.set(id, `${id % 3 === 0 ? 0 : version} ${version > 1 ? `e${id % 7}` : "-"}`);
        const kills = Math.floor(random() * 4);
        for (let kill = 0; kill < kills; kill++) {
          const child = program.start(bed, key);
          const exited = once(child, "exit");
          await Promise.race([delay(100 + random() * 700), exited]);
          child.kill("SIGKILL");
          await exited;
          const found = await digest(table);
          if (found?.sum !== before?.sum) expect(found?.count).toBe(model.size);
        }
        const { rowsIn, loaded, updated, unchanged, rejected } = await bed.load(key);
        expect(loaded + updated + unchanged + rejected).toBe(rowsIn);
        expect(rejected).toBe(0);
        const stored = await bed.query<{ id: string; version: string; extra: string | null }>(
          `SELECT id, version, extra FROM etl."${table}"`,
        );
        expect(new Map(stored.map(({ id, version, extra }) => [Number(id), `${version} ${extra ?? "-"}`]))).toEqual(
          model,
        );
      }
      const [{ count } = { count: 0 }] = await bed.query<{ count: number }>(
        "SELECT count(*)::int AS count FROM sallyport_etl.loads WHERE table_name = $1",
        [table],
      );
      // A kill after the commit is known by the retry: no file is in the ledger twice.
      expect(count).toBe(FILES + 1);
    },
    120_000,
  );
});
