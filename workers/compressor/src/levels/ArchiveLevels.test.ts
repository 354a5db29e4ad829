import { describe, expect, test } from "@jest/globals";
import { pricesSchema } from "@sallyport/transfer-economics";
import { createLogger } from "@sallyport/worker-kit";
import type { ArchiveSummary } from "../archive/index.js";
import { sideMetrics } from "../metrics/sideMetrics.js";
import { AdaptiveLevel } from "./AdaptiveLevel.js";
import { FixedDecider } from "./FixedDecider.js";
import type { LevelDecider } from "./LevelDecider.js";
import { SharedSums } from "./SharedSums.js";
import { SourceLevels } from "./SourceLevels.js";

const GIB = 2 ** 30;
const plain = Buffer.from("some text ".repeat(1000));

function bed(decider: LevelDecider, level: "debug" | "info" = "debug") {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line));
  const logger = createLogger({ service: "compressor", write, level });
  const metrics = sideMetrics({ side: "source", dimensions: { Rule: "rule" }, write });
  const prices = pricesSchema.parse({ computeDollarsPerHour: 7.2, taskVcpus: 2 });
  const to = ["eu-central-1", "us-east-1"];
  return { lines, levels: new SourceLevels({ decider, prices, from: "eu-west-1", to, logger, metrics }) };
}

const summary = { manifest: { id: "archive-1" }, bytes: 2 * GIB, archiveBytes: GIB } as ArchiveSummary;
const frame = (index: number) => ({ index, key: "secret-folder/a.json", plainBytes: GIB });

describe("the levels of an archive", () => {
  test("tell each decision at debug, and dollars and frames once the archive is whole", () => {
    const { levels, lines } = bed(new FixedDecider(9));
    const archive = levels.open();
    for (const index of [0, 1]) {
      const level = archive.choose(frame(index), plain);
      archive.observe({ ...frame(index), level, compressedBytes: GIB / 2, cpuSeconds: 10 });
    }
    archive.report(summary);
    const draft = lines.find(({ event }) => event === "archive.levels")?.draft;
    expect(lines.filter(({ event }) => event === "level.chosen")).toMatchObject([
      { draft, frame: 0, zstdLevel: 9, reason: "fixed" },
      { draft, frame: 1 },
    ]);
    // 1 GiB spared to each of two regions; 20 CPU seconds on 2 vCPUs at 0.2 cents a second.
    expect(lines.find(({ event }) => event === "archive.levels")).toMatchObject({
      archive: "archive-1",
      frames: { 9: 2 },
      explored: 0,
      savedDollars: 0.04,
      computeDollars: expect.closeTo(0.02, 10),
      netDollars: expect.closeTo(0.02, 10),
    });
    expect(lines.at(-1)).toMatchObject({ DollarsSaved: 0.04, FramesExplored: 0, FramesStored: 0, Rule: "rule" });
  });

  test("hold no part of a key", () => {
    const rates = { dollarsPerGib: 0.02, dollarsPerCpuSecond: 3e-6 };
    const sums = new SharedSums({ logger: { warn: () => undefined } });
    const { levels, lines } = bed(new AdaptiveLevel({ rates, sums }));
    levels.open().choose(frame(0), plain);
    expect(lines).toMatchObject([{ event: "level.chosen", contentClass: "json", cell: expect.any(String) }]);
    expect(JSON.stringify(lines)).not.toContain("secret-folder");
  });

  test("count the frames of several archives apart", () => {
    const { levels, lines } = bed(new FixedDecider(3), "info");
    const [one, other] = [levels.open(), levels.open()];
    for (const archive of [one, other, one]) {
      const level = archive.choose(frame(0), plain);
      archive.observe({ ...frame(0), level, compressedBytes: 1, cpuSeconds: 1 });
    }
    one.report(summary);
    other.report(summary);
    expect(lines.filter(({ event }) => event === "archive.levels").map(({ frames }) => frames)).toEqual([
      { 3: 2 },
      { 3: 1 },
    ]);
  });
});
