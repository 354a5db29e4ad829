import { pipeline, Readable } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { LoadError } from "../LoadError.js";

/** Bytes as they were before they were compressed. Ends what it reads from when it is ended. */
export async function* decompress(
  body: AsyncIterable<Uint8Array>,
  compression: "gzip" | "zstd" | undefined,
): AsyncGenerator<Uint8Array, void> {
  if (compression === undefined) {
    yield* body;
    return;
  }
  const source = Readable.from(body, { objectMode: false, highWaterMark: 256 * 1024 });
  let broken: unknown;
  source.on("error", (error) => {
    broken = error;
  });
  const options = { chunkSize: 256 * 1024 };
  const inflated = compression === "gzip" ? createGunzip(options) : createZstdDecompress(options);
  // What fails is told by the loop below.
  pipeline(source, inflated, () => undefined);
  try {
    for await (const chunk of inflated) yield chunk;
  } catch (cause) {
    if (broken !== undefined) throw broken;
    const message = `The file is no ${compression} file, or only a part of one`;
    throw new LoadError({ code: "unreadable-file", message, fix: "Upload it again, whole", cause });
  } finally {
    inflated.destroy();
    source.destroy();
  }
}
