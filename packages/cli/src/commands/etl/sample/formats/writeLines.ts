import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

const chunkLength = 1 << 16;

/** Writes lines into a new file, gzipped where its name ends so, and returns its bytes. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<number> {
  const target = createWriteStream(path, { flags: "wx", mode: 0o600 });
  const source = Readable.from(chunksOf(lines));
  if (path.endsWith(".gz")) await pipeline(source, createGzip(), target);
  else await pipeline(source, target);
  return (await stat(path)).size;
}

function* chunksOf(lines: Iterable<string>): Iterable<Buffer> {
  let waiting = "";
  for (const line of lines) {
    waiting += `${line}\n`;
    if (waiting.length < chunkLength) continue;
    yield Buffer.from(waiting);
    waiting = "";
  }
  yield Buffer.from(waiting);
}
