import { CompressorBed, type RunningWorker } from "@sallyport/worker-compressor/testing";
import type { Contender, RunningSide } from "./Contender.js";

/** Our workers under their task roles, timed by their own logs. */
export const ours: Contender = {
  title: "ours",
  prepare: async () => {
    const bed = await CompressorBed.start();
    const { sandbox, source, target, bucket, destination } = bed;
    return {
      sandbox,
      source,
      target,
      bucket,
      destination,
      startSource: async (level) =>
        sideOf(await bed.startSource({ SALLYPORT_LEVEL: `${level}` }), "archive.staged", "objects"),
      startTarget: async () => sideOf(await bed.startTarget(), "archive.applied", "written"),
      stop: async () => await bed.stop(),
    };
  },
};

function sideOf(worker: RunningWorker, event: string, count: string): RunningSide {
  const timeOf = (line: Readonly<Record<string, unknown>> | undefined): number => Date.parse(String(line?.time));
  return {
    pid: worker.pid,
    readyAt: () => {
      const [started] = worker.events("worker.started");
      return started && timeOf(started);
    },
    progress: () => {
      const lines = worker.events(event);
      return {
        objects: lines.reduce((sum, line) => sum + Number(line[count]), 0),
        at: timeOf(lines.at(-1)),
        archiveBytes: lines.reduce((sum, line) => sum + Number(line.archiveBytes ?? 0), 0),
      };
    },
    stop: async () => void (await worker.stop()),
  };
}
