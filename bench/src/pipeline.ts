import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { CompressorBed, type RunningWorker } from "@sallyport/worker-compressor/testing";
import type { Benchmark, Figure } from "./Figure.js";
import { processCpuSeconds } from "./processCpuSeconds.js";
import { repository } from "./runSallyport.js";
import { textFiles } from "./textCorpus.js";

interface Workload {
  readonly name: string;
  readonly objects: number;
  readonly bytesEach: number;
  /** Times as fast as the peer. */
  readonly goal: number;
  /** What the public Python sample did on 2 cores against the same emulator, at its level 12; measured beforehand. */
  readonly peer: { readonly source: number; readonly target: number; readonly unit: "objects/s" | "MB/s" };
}

const workloads: readonly Workload[] = [
  {
    name: "2,000 objects of 64 KiB",
    objects: 2_000,
    bytesEach: 64 * 1024,
    goal: 3,
    peer: { source: 59, target: 76, unit: "objects/s" },
  },
  {
    name: "200 objects of 4 MiB",
    objects: 200,
    bytesEach: 4 * 1024 * 1024,
    goal: 1.3,
    peer: { source: 25.7, target: 72.6, unit: "MB/s" },
  },
];

/** The peer's level, so that both do the same work. */
const level = "12";

/**
 * Objects through both workers, as processes of their own under their task roles, against the emulator. Each side works
 * off a full queue alone, timed by its own log: from `worker.started` to the last archive. The peer is not run here; its
 * figures were measured once, so that these ratios also hold the difference between the machines.
 */
export const pipelineBenchmark: Benchmark = {
  name: "pipeline",
  run: async (_folder, say) => {
    const figures: Figure[] = [];
    for (const workload of workloads) figures.push(...(await runWorkload(workload, say)));
    return figures;
  },
};

async function runWorkload(workload: Workload, say: (line: string) => void): Promise<Figure[]> {
  const bed = await CompressorBed.start();
  try {
    say(`pipeline: uploading ${workload.name}`);
    await upload(bed, workload);
    say("pipeline: source worker");
    const staging = { event: "archive.staged", count: "objects" };
    const source = await timed(await bed.startSource({ SALLYPORT_LEVEL: level }), workload.objects, staging);
    say("pipeline: target worker");
    const applying = { event: "archive.applied", count: "written" };
    const target = await timed(await bed.startTarget(), workload.objects, applying);
    return [...figuresOf(workload, "source", source), ...figuresOf(workload, "target", target)];
  } finally {
    await bed.stop();
  }
}

/** Slices of the texts that the dependencies bring, each object's its own. */
async function upload(bed: CompressorBed, { objects, bytesEach }: Workload): Promise<void> {
  const texts = textFiles(join(repository, "node_modules", ".pnpm"));
  let next = 0;
  let ready = Buffer.alloc(0);
  const slice = (): Buffer => {
    const parts = [ready];
    for (let have = ready.length; have < bytesEach; next++) {
      const text = readFileSync(texts[next % texts.length] ?? "");
      parts.push(text);
      have += text.length;
    }
    const all = Buffer.concat(parts);
    ready = all.subarray(bytesEach);
    return all.subarray(0, bytesEach);
  };
  let index = 0;
  const send = async (): Promise<void> => {
    while (index < objects) {
      const Key = `in/${index++}.txt`;
      await bed.source.s3.send(
        new PutObjectCommand({ Bucket: bed.bucket, Key, Body: slice(), ContentType: "text/plain" }),
      );
    }
  };
  await Promise.all(Array.from({ length: 8 }, send));
}

interface SideResult {
  readonly seconds: number;
  readonly cpuSeconds: number | undefined;
}

/** Waits until the worker's log accounts for all objects, then stops it. */
async function timed(
  worker: RunningWorker,
  objects: number,
  { event, count }: { readonly event: string; readonly count: string },
): Promise<SideResult> {
  const done = (): number => worker.events(event).reduce((sum, line) => sum + Number(line[count]), 0);
  const deadline = Date.now() + 600_000;
  while (done() < objects) {
    if (Date.now() > deadline) throw new Error(`after 10 minutes the log tells of ${done()} of ${objects} objects`);
    await delay(50);
  }
  const cpuSeconds = processCpuSeconds(worker.pid);
  const [started] = worker.events("worker.started");
  const last = worker.events(event).at(-1);
  await worker.stop();
  return { seconds: (Date.parse(String(last?.time)) - Date.parse(String(started?.time))) / 1000, cpuSeconds };
}

function figuresOf(workload: Workload, side: "source" | "target", { seconds, cpuSeconds }: SideResult): Figure[] {
  const { name, objects, bytesEach, goal, peer } = workload;
  const bytes = objects * bytesEach;
  const objectsPerSecond = objects / seconds;
  const megabytesPerSecond = bytes / 1e6 / seconds;
  const speed = peer.unit === "objects/s" ? objectsPerSecond : megabytesPerSecond;
  const figure = (measure: string, value: number): Figure => ({
    benchmark: "pipeline",
    measure: `${name}, ${side}: ${measure}`,
    value,
  });
  return [
    {
      ...figure(`${peer.unit} ÷ ${peer[side]} of the public Python sample`, speed / peer[side]),
      goal: { atLeast: goal },
    },
    figure("objects/s", objectsPerSecond),
    figure("MB/s", megabytesPerSecond),
    ...(cpuSeconds === undefined ? [] : [figure("CPU seconds per GiB", (cpuSeconds * 1024 ** 3) / bytes)]),
  ];
}
