import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark, Figure } from "./Figure.js";
import { interleaved } from "./interleaved.js";
import { changeDay } from "./kpi/changeDay.js";
import { runBareDuckdb } from "./kpi/runBareDuckdb.js";
import { findSpark, runSpark } from "./kpi/sparkPeer.js";
import { median } from "./median.js";
import { runSallyport, type SallyportRun } from "./runSallyport.js";

const ITEMS = 10_000_000;
const PAIRS = 3;
const changedDays = ["2024-02-14", "2024-06-15", "2024-10-02"];

/**
 * `sallyport kpi run` of 10 million items (1.3 GB of CSV, the sample) against bare DuckDB and against Spark as the public
 * pipeline uses it. Ours validates each row, drops duplicates and sets rejects aside; the peers do not. Wall time of whole
 * processes; Spark's without the start of its JVM.
 */
export const kpiBenchmark: Benchmark = {
  name: "kpi",
  run: async (folder, say) => {
    const sample = writeSample(folder, ITEMS, say);
    const ours = (): SallyportRun => runSallyport(["kpi", "run", "--input", sample], folder);
    say(`kpi: ${PAIRS} pairs with bare DuckDB`);
    ours();
    runBareDuckdb(sample, folder);
    const pairs = interleaved(PAIRS, ours, () => runBareDuckdb(sample, folder));
    const runs = pairs.map(([run]) => run);
    const peers = pairs.map(([, peer]) => peer);
    const seconds = median(runs.map(({ wallSeconds }) => wallSeconds));
    return [
      figure(
        "10 million items: our run ÷ bare DuckDB",
        pairs.map(([one, other]) => one.wallSeconds / other.seconds),
        1.3,
      ),
      figure(
        "the same in CPU seconds",
        pairs.map(([one, other]) => one.cpuSeconds / other.cpuSeconds),
      ),
      figure(
        "10 million items: seconds of our run",
        runs.map(({ wallSeconds }) => wallSeconds),
      ),
      figure(
        "10 million items: seconds of bare DuckDB",
        peers.map((peer) => peer.seconds),
      ),
      figure(
        "10 million items: peak memory of our run, MiB",
        runs.map(({ maxRssMib }) => maxRssMib),
        1024,
      ),
      figure(
        "10 million items: peak memory of bare DuckDB, MiB",
        peers.map(({ maxRssMib }) => maxRssMib),
      ),
      sparkFigure(folder, sample, seconds, say),
      ...growth(folder, seconds, say),
      // Last, since it adds files to the sample.
      ...(await changedDay(folder, sample, say)),
    ];
  },
};

function figure(measure: string, samples: readonly number[], atMost?: number): Figure {
  const goal = atMost === undefined ? {} : { goal: { atMost } };
  return { benchmark: "kpi", measure, value: median(samples), samples, ...goal };
}

function writeSample(folder: string, items: number, say: (line: string) => void): string {
  say(`kpi: writing a sample of ${items / 1e6} million items`);
  const sample = join(folder, `sample-${items}`);
  runSallyport(["kpi", "sample", "--items", `${items}`, "--output", sample], folder);
  return sample;
}

function sparkFigure(folder: string, sample: string, ours: number, say: (line: string) => void): Figure {
  const measure = "10 million items: pyspark inferring types ÷ our run";
  const goal = { atLeast: 7 };
  const spark = findSpark(folder, say);
  if ("skipped" in spark) return { benchmark: "kpi", measure, goal, skipped: spark.skipped };
  say("kpi: pyspark");
  const samples = [runSpark(spark.python, sample) / ours];
  return { benchmark: "kpi", measure, value: median(samples), samples, goal };
}

/** What a million items costs at other sizes, against what it costs at 10 million: 1 where cost grows with the input alone. */
function growth(folder: string, secondsOfTen: number, say: (line: string) => void): Figure[] {
  return [1, 50].map((millions) => {
    const measure = `${millions} million items: seconds a million ÷ those of 10 million`;
    const sample = writeSample(folder, millions * 1e6, say);
    try {
      say(`kpi: ${millions} million items`);
      const { wallSeconds, maxRssMib } = runSallyport(["kpi", "run", "--input", sample], folder);
      say(`kpi: ${wallSeconds.toFixed(1)} s, ${maxRssMib.toFixed(0)} MiB`);
      return figure(measure, [wallSeconds / millions / (secondsOfTen / 10)]);
    } catch (error) {
      // What does not fit is a result too, and must not cost those of the other sizes.
      const [reason] = String(error instanceof Error ? error.message : error).split("\n");
      return { benchmark: "kpi", measure, skipped: `failed: ${reason}` };
    } finally {
      rmSync(sample, { recursive: true });
    }
  });
}

/** A run that finds one day delivered again, against the run before it that computed the whole year and kept its state. */
async function changedDay(folder: string, sample: string, say: (line: string) => void): Promise<Figure[]> {
  const kept = ["kpi", "run", "--input", sample, "--out", join(folder, "out")];
  say("kpi: the whole year, with state kept");
  const full = runSallyport([...kept, "--full"], folder);
  const samples: number[] = [];
  for (const day of changedDays) {
    const items = await changeDay(sample, day);
    say(`kpi: ${day} again, ${items} items`);
    samples.push(runSallyport(kept, folder).wallSeconds / full.wallSeconds);
  }
  return [
    figure("10 million items: seconds of a run that keeps state", [full.wallSeconds]),
    figure("10 million items: peak memory of a run that keeps state, MiB", [full.maxRssMib], 1024),
    figure("10 million items: a run with one changed day ÷ a full run", samples, 0.2),
  ];
}
