import { createReadStream } from "node:fs";

/** A file's lines, one byte a character, without their ends (LF or CRLF). A last line without an end counts; an empty one does not. */
export async function* readLines(path: string, signal: AbortSignal): AsyncGenerator<string[]> {
  let rest = "";
  for await (const chunk of createReadStream(path, { signal, encoding: "latin1", highWaterMark: 1 << 20 })) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield lines.map(withoutReturn);
  }
  if (rest !== "") yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
