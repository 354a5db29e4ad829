import { createCipheriv } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { ArchiveWriter, archiveId, FixedLevel } from "@sallyport/worker-compressor/archive";
import type { Benchmark } from "./Figure.js";
import { median } from "./median.js";
import { runSallyport } from "./runSallyport.js";

const OBJECTS = 4096;
const OBJECT_BYTES = 256 * 1024;
const PICKS = 9;

/** One object out of an archive of 1 GiB: how much of the archive is read. Its content does not compress. */
export const rangeBenchmark: Benchmark = {
  name: "range",
  run: async (folder, say) => {
    const file = join(folder, "archive.tar.zst");
    say("range: writing an archive of 1 GiB");
    const archiveBytes = await writeArchive(file);
    const samples = Array.from({ length: PICKS }, (_, pick) => {
      const key = `object-${Math.floor((pick * (OBJECTS - 1)) / (PICKS - 1))}`;
      const { document } = runSallyport(["restore", file, "--to", join(folder, "out"), "--object", key], folder);
      return Number(document.bytesRead) / archiveBytes;
    });
    const measure = "one object of 256 KiB: bytes read ÷ bytes of a 1 GiB archive";
    return [{ benchmark: "range", measure, value: median(samples), samples, goal: { atMost: 0.02 } }];
  },
};

async function writeArchive(path: string): Promise<number> {
  const file = await open(path, "w", 0o600);
  const noise = createCipheriv("aes-128-ctr", Buffer.alloc(16), Buffer.alloc(16));
  const zeros = Buffer.alloc(OBJECT_BYTES);
  try {
    const writer = new ArchiveWriter({
      id: archiveId("", []),
      levels: new FixedLevel(0),
      sink: async (chunk) => void (await file.writeFile(chunk)),
    });
    for (let index = 0; index < OBJECTS; index++)
      await writer.add({ key: `object-${index}`, size: OBJECT_BYTES }, [noise.update(zeros)]);
    return (await writer.finish()).archiveBytes;
  } finally {
    await file.close();
  }
}
