import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark, Figure } from "./Figure.js";
import { interleaved } from "./interleaved.js";
import { median } from "./median.js";
import { repository, runSallyport, type SallyportRun } from "./runSallyport.js";
import { missingPeer, runShell } from "./runShell.js";
import { textCorpus } from "./textCorpus.js";

const BYTES = 256 * 1024 * 1024;
const GIB = BYTES / 1024 ** 3;

const levels = [
  { level: 3, pairs: 7, memory: 200 },
  { level: 9, pairs: 5, memory: undefined },
  { level: 12, pairs: 5, memory: 320 },
];

/** `sallyport compress` of a 256 MiB folder of text against `tar | zstd -T0` at the same level. */
export const compressBenchmark: Benchmark = {
  name: "compress",
  run: async (folder, say) => {
    const input = join(folder, "input");
    mkdirSync(input);
    say("compress: writing 256 MiB of text");
    textCorpus(input, join(repository, "node_modules", ".pnpm"), BYTES);
    return levels.flatMap((level) => {
      say(`compress: level ${level.level}, ${level.pairs} pairs`);
      return measureLevel(level, input, folder);
    });
  },
};

function measureLevel({ level, pairs, memory }: (typeof levels)[number], input: string, folder: string): Figure[] {
  const ours = () =>
    runSallyport(["compress", input, "-o", join(folder, "ours.tar.zst"), "--level", `${level}`], folder);
  const peer = () =>
    runShell(`tar -cf - -C "$1" . | zstd -q -f -T0 -${level} -o "$2"`, [input, join(folder, "peer.tar.zst")]);
  const figure = (measure: string, samples: readonly number[], goal?: Figure["goal"]): Figure => ({
    benchmark: "compress",
    measure: `level ${level}: ${measure}`,
    value: median(samples),
    samples,
    ...(goal && { goal }),
  });
  const memoryOf = (runs: readonly SallyportRun[]) =>
    figure(
      "peak memory, MiB",
      runs.map(({ maxRssMib }) => maxRssMib),
      memory === undefined ? undefined : { atMost: memory },
    );
  const skipped = missingPeer();
  if (skipped) {
    const name = `level ${level}: throughput ÷ tar | zstd -T0`;
    return [{ benchmark: "compress", measure: name, goal: { atLeast: 1 }, skipped }, memoryOf([ours()])];
  }
  ours();
  peer();
  const runs = interleaved(pairs, ours, peer);
  return [
    figure(
      "throughput ÷ tar | zstd -T0",
      runs.map(([one, other]) => other.seconds / one.seconds),
      { atLeast: 1 },
    ),
    figure(
      "the same, with the start of Node",
      runs.map(([one, other]) => other.seconds / one.wallSeconds),
    ),
    figure(
      "CPU seconds per GiB",
      runs.map(([one]) => one.cpuSeconds / GIB),
    ),
    figure(
      "CPU seconds per GiB of tar | zstd -T0",
      runs.map(([, other]) => other.cpuSeconds / GIB),
    ),
    memoryOf(runs.map(([one]) => one)),
  ];
}
