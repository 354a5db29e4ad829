import {
  ArchiveWriter,
  archiveId,
  type FrameOutcome,
  HIGHEST_LEVEL,
  type LevelChooser,
} from "@sallyport/worker-compressor/archive";
import type { SampledObject } from "./readSample.js";

/** What an archive of sampled objects came to. */
export interface SampleArchive {
  readonly plainBytes: number;
  readonly archiveBytes: number;
  /** Of the compression alone. */
  readonly cpuSeconds: number;
}

/** Packs sampled objects into one archive, as the worker packs a batch, and keeps its size and its work alone. */
export async function compressSample(samples: readonly SampledObject[], level: number): Promise<SampleArchive> {
  let cpuSeconds = 0;
  const levels: LevelChooser = {
    choose: () => Math.min(level, HIGHEST_LEVEL),
    observe: (outcome: FrameOutcome) => {
      cpuSeconds += outcome.cpuSeconds;
    },
  };
  const entries = samples.map(({ object, content }) => ({
    entry: { key: object.key, size: content.length, lastModified: object.lastModified, etag: object.etag },
    content,
  }));
  // One frame at a time: what others do on this machine then disturbs the time least.
  const writer = new ArchiveWriter({
    sink: async () => {},
    id: archiveId(
      "estimate",
      entries.map(({ entry }) => entry),
    ),
    rule: "estimate",
    levels,
    concurrency: 1,
  });
  for (const { entry, content } of entries) await writer.add(entry, [content]);
  const { archiveBytes, bytes } = await writer.finish();
  return { plainBytes: bytes, archiveBytes, cpuSeconds };
}
