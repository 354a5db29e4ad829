import { open } from "node:fs/promises";
import { COLUMNS, type Dataset } from "./datasets.js";
import { parseRecord } from "./parseRecord.js";

const LONGEST_HEADER = 65_536;

/** What is wrong with a file as a whole, in words that follow its name. */
export interface FileFault {
  readonly fault: string;
}

/** The names of a file's columns, in lower case and in order; or why the file cannot be read. */
export async function readHeader(path: string, dataset: Dataset): Promise<readonly string[] | FileFault> {
  const start = await firstBytes(path);
  if (start.length === 0) return { fault: "is empty: not even a header" };
  const text = start.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "");
  const [line = ""] = text.split(/\r?\n/, 1);
  if (line.includes("\0")) return { fault: "holds zero bytes in its header: it is no UTF-8 text (UTF-16, perhaps)" };
  if (line.length >= LONGEST_HEADER - 3) return { fault: `has no end of line in its first ${LONGEST_HEADER} bytes` };
  const fields = parseRecord(line);
  if (typeof fields === "string") return { fault: "has a header with quotes that do not match" };
  const names = fields.map((name) => name.trim().toLowerCase());
  const missing = Object.keys(COLUMNS[dataset]).filter((name) => !names.includes(name));
  if (missing.length > 0) return { fault: `has no column ${missing.join(", ")}; its header is the first line` };
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return { fault: `has the column ${JSON.stringify(twice)} twice` };
  return names;
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
