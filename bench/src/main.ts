import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { checkBenchmark } from "./check.js";
import { compressBenchmark } from "./compress.js";
import { describeFigures } from "./describeFigures.js";
import { etlBenchmark } from "./etl.js";
import type { Figure } from "./Figure.js";
import { kpiBenchmark } from "./kpi.js";
import { levelsBenchmark } from "./levels.js";
import { pipelineBenchmarks } from "./pipeline.js";
import { rangeBenchmark } from "./range.js";
import { restoreBenchmark } from "./restore.js";
import { repository } from "./runSallyport.js";
import { transformBenchmark } from "./transform.js";

interface Results {
  /** When each benchmark ran, ISO 8601. */
  readonly at: Readonly<Record<string, string>>;
  readonly machine: { readonly cores: number; readonly architecture: string; readonly node: string };
  readonly figures: readonly Figure[];
}

const benchmarks = [
  compressBenchmark,
  restoreBenchmark,
  rangeBenchmark,
  levelsBenchmark,
  ...pipelineBenchmarks,
  checkBenchmark,
  kpiBenchmark,
  etlBenchmark,
  transformBenchmark,
];
const names = process.argv.slice(2);
const unknown = names.filter((name) => !benchmarks.some((benchmark) => isMeant(name, benchmark.name)));
const file = join(repository, "bench", "results.json");

if (unknown.length > 0) {
  const known = benchmarks.map(({ name }) => name).join(", ");
  process.stderr.write(`error: no benchmark ${unknown.join(", ")}\nfix: name some of ${known}, or none for all\n`);
  process.exitCode = 64;
} else {
  const chosen = benchmarks.filter(({ name }) => names.length === 0 || names.some((wanted) => isMeant(wanted, name)));
  for (const benchmark of chosen) {
    const folder = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
    try {
      const figures = await benchmark.run(folder, (line) => process.stderr.write(`${line}\n`));
      record(benchmark.name, figures);
      process.stdout.write(describeFigures(figures));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** `pipeline` stands for all of `pipeline:…`. */
function isMeant(name: string, benchmark: string): boolean {
  return benchmark === name || benchmark.startsWith(`${name}:`);
}

/** Replaces the benchmark's figures in the results, and those under a name that stands for it; the others stay. */
function record(name: string, figures: readonly Figure[]): void {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Results) : undefined;
  const others = before?.figures.filter(({ benchmark }) => !isMeant(benchmark, name)) ?? [];
  const times = Object.entries(before?.at ?? {}).filter(([benchmark]) => !isMeant(benchmark, name));
  const results: Results = {
    at: { ...Object.fromEntries(times), [name]: new Date().toISOString() },
    machine: { cores: availableParallelism(), architecture: process.arch, node: process.version },
    figures: [...others, ...figures].map(rounded),
  };
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}

function rounded(figure: Figure): Figure {
  const four = (value: number) => Number(value.toPrecision(4));
  return {
    ...figure,
    ...(figure.value !== undefined && { value: four(figure.value) }),
    ...(figure.samples && { samples: figure.samples.map(four) }),
  };
}
