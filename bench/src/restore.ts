import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark, Figure } from "./Figure.js";
import { interleaved } from "./interleaved.js";
import { median } from "./median.js";
import { repository, runSallyport } from "./runSallyport.js";
import { missingPeer, runShell } from "./runShell.js";
import { textCorpus } from "./textCorpus.js";

const BYTES = 256 * 1024 * 1024;
const PAIRS = 7;

/** `sallyport restore` of an archive of 256 MiB of text against `zstd -d | tar x` of the same archive. */
export const restoreBenchmark: Benchmark = {
  name: "restore",
  run: async (folder, say) => {
    const input = join(folder, "input");
    const archive = join(folder, "archive.tar.zst");
    mkdirSync(input);
    say("restore: writing 256 MiB of text");
    textCorpus(input, join(repository, "node_modules", ".pnpm"), BYTES);
    runSallyport(["compress", input, "-o", archive], folder);
    // Each run has a folder of its own: files made where others have just been removed take the file system longer.
    const target = (name: string, pair: number): string => {
      const path = join(folder, `${name}-${pair}`);
      mkdirSync(path);
      return path;
    };
    const ours = (pair: number) => runSallyport(["restore", archive, "--to", target("ours", pair)], folder);
    const peer = (pair: number) => runShell('zstd -q -d -c "$1" | tar -xf - -C "$2"', [archive, target("peer", pair)]);
    const figure = (measure: string, samples: readonly number[], goal?: Figure["goal"]): Figure => ({
      benchmark: "restore",
      measure,
      value: median(samples),
      samples,
      ...(goal && { goal }),
    });
    const throughput = "throughput ÷ zstd -d | tar x";
    const skipped = missingPeer();
    if (skipped) return [{ benchmark: "restore", measure: throughput, goal: { atLeast: 0.9 }, skipped }];
    say(`restore: ${PAIRS} pairs`);
    ours(-1);
    peer(-1);
    const runs = interleaved(PAIRS, ours, peer);
    return [
      figure(
        throughput,
        runs.map(([one, other]) => other.seconds / one.seconds),
        { atLeast: 0.9 },
      ),
      figure(
        "the same, with the start of Node",
        runs.map(([one, other]) => other.seconds / one.wallSeconds),
      ),
      figure(
        "CPU seconds per GiB",
        runs.map(([one]) => (one.cpuSeconds * 1024 ** 3) / BYTES),
      ),
      figure(
        "CPU seconds per GiB of zstd -d | tar x",
        runs.map(([, other]) => (other.cpuSeconds * 1024 ** 3) / BYTES),
      ),
      figure(
        "peak memory, MiB",
        runs.map(([one]) => one.maxRssMib),
      ),
    ];
  },
};
