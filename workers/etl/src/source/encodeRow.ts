import { type Fields, Mark } from "./Fields.js";

/**
 * A row written anew for PostgreSQL: what it would take for something else is quoted, and fields that `nulls` marks are empty.
 */
export function encodeRow(
  bytes: Buffer,
  { width, starts, ends, marks }: Fields,
  nulls: Uint8Array | undefined,
  crlf: boolean,
): Buffer {
  const parts: string[] = [];
  for (let index = 0; index < width; index++) {
    const text = bytes.toString("latin1", starts[index], ends[index]);
    const mark = marks[index];
    if (nulls?.[index] === 1) parts.push("");
    else if (mark === Mark.plain && text !== "\\.") parts.push(text);
    else if (mark === Mark.raw) parts.push(`"${text.replaceAll('"', '""')}"`);
    else parts.push(`"${text}"`);
  }
  // Latin-1 stands for the bytes as they are.
  return Buffer.from(`${parts.join(",")}${crlf ? "\r\n" : "\n"}`, "latin1");
}
