import { createCipheriv } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { ArchiveWriter, archiveId, FixedLevel } from "@sallyport/worker-compressor/archive";
import type { Benchmark, Figure } from "./Figure.js";
import { median } from "./median.js";
import { measureStoredRange } from "./range/storedRange.js";
import { runSallyport } from "./runSallyport.js";

const OBJECTS = 4096;
const OBJECT_BYTES = 256 * 1024;
const PICKS = 9;
/** Each comes with a download of the whole. */
const STORED_PICKS = 5;

/** One object out of an archive of 1 GiB: how much of the archive is read, and how long that takes. Its content does not compress. */
export const rangeBenchmark: Benchmark = {
  name: "range",
  run: async (folder, say) => {
    const file = join(folder, "archive.tar.zst");
    say("range: writing an archive of 1 GiB");
    const archiveBytes = await writeArchive(file);
    const keys = Array.from(
      { length: PICKS },
      (_, pick) => `object-${Math.floor((pick * (OBJECTS - 1)) / (PICKS - 1))}`,
    );
    const read = keys.map((key) => {
      const { document } = runSallyport(["restore", file, "--to", join(folder, "out"), "--object", key], folder);
      return Number(document.bytesRead) / archiveBytes;
    });
    say("range: the same archive in the emulator's S3");
    const { objects, downloads } = await measureStoredRange(file, keys.slice(0, STORED_PICKS));
    const figure = (measure: string, samples: readonly number[], goal?: Figure["goal"]): Figure => ({
      benchmark: "range",
      measure: `one object of 256 KiB of a 1 GiB archive${measure}`,
      value: median(samples),
      samples,
      ...(goal && { goal }),
    });
    const ratios = (of: (run: { readonly seconds: number; readonly bytesRead: number }) => number): number[] =>
      objects.flatMap((object, index) => {
        const whole = downloads[index];
        return whole ? [of(object) / of(whole)] : [];
      });
    return [
      figure(": bytes read ÷ bytes of the archive", read, { atMost: 0.02 }),
      figure(
        " in S3: bytes read ÷ bytes of downloading it",
        ratios(({ bytesRead }) => bytesRead),
        { atMost: 0.02 },
      ),
      figure(
        " in S3: seconds ÷ seconds of downloading it",
        ratios(({ seconds }) => seconds),
        { atMost: 0.05 },
      ),
      figure(
        " in S3: seconds",
        objects.map(({ seconds }) => seconds),
      ),
      figure(
        " in S3: seconds of downloading it",
        downloads.map(({ seconds }) => seconds),
      ),
    ];
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
