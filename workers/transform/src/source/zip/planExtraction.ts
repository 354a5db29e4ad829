import { checkRelativePath, RefusedError } from "@sallyport/transform-rules";
import type { Entry } from "yauzl";
import type { SourceLimits } from "../SourceLimits.js";

/** What an entry of the central directory says of itself. */
export type ZipEntry = Pick<
  Entry,
  | "fileName"
  | "compressedSize"
  | "uncompressedSize"
  | "compressionMethod"
  | "externalFileAttributes"
  | "versionMadeBy"
  | "generalPurposeBitFlag"
>;

export interface PlannedFile<Of extends ZipEntry = Entry> {
  readonly entry: Of;
  readonly path: string;
  readonly executable: boolean;
}

export interface ExtractionPlan<Of extends ZipEntry = Entry> {
  readonly files: readonly PlannedFile<Of>[];
  readonly folders: readonly string[];
  /** Unpacked, as declared: what is more than declared ends the extraction. */
  readonly bytes: number;
}

const UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
const MIB = 1024 * 1024;

/**
 * Judges all entries of an archive before the first byte is written. Pure.
 * @throws RefusedError `unsafe-path`, `zip-link`, `zip-duplicate`, `zip-encrypted`, `zip-method`, `zip-overlap`, `zip-ratio`, `source-too-large`
 */
export function planExtraction<Of extends ZipEntry>(
  entries: Iterable<Of>,
  archiveBytes: number,
  limits: SourceLimits,
): ExtractionPlan<Of> {
  const files: PlannedFile<Of>[] = [];
  const taken = new Map<string, "file" | "folder">();
  let bytes = 0;
  let stored = 0;
  for (const entry of entries) {
    const folder = entry.fileName.endsWith("/");
    const segments = checkRelativePath(folder ? entry.fileName.slice(0, -1) : entry.fileName);
    const mode = checkType(entry, folder);
    claim(taken, segments, folder);
    if (taken.size > limits.files)
      throw new RefusedError("source-too-large", `The source has more than ${limits.files} files and folders.`);
    if (folder) continue;
    checkForm(entry);
    bytes += entry.uncompressedSize;
    stored += entry.compressedSize;
    if (entry.uncompressedSize > limits.fileBytes || bytes > limits.bytes)
      throw new RefusedError(
        "source-too-large",
        `The source has more than ${limits.bytes} bytes, or a file over ${limits.fileBytes}.`,
      );
    files.push({ entry, path: segments.join("/"), executable: (mode & 0o100) !== 0 });
  }
  // Entries that share one stored body are how a small archive becomes petabytes without a high ratio of any one.
  if (stored > archiveBytes) throw new RefusedError("zip-overlap", "The archive's entries overlap.");
  if (bytes > MIB && bytes > archiveBytes * limits.ratio)
    throw new RefusedError("zip-ratio", `The archive unpacks to more than ${limits.ratio} times its size.`);
  return { files, folders: [...taken].flatMap(([path, kind]) => (kind === "folder" ? [path] : [])), bytes };
}

/** @returns the entry's Unix mode, or 0 where it was made elsewhere */
function checkType(entry: ZipEntry, folder: boolean): number {
  // The high half is a mode where Unix made the entry; unpackers that look at it anyway are why it has to be sound everywhere.
  const mode = entry.externalFileAttributes >>> 16;
  const type = mode & FILE_TYPE;
  if (type !== 0 && type !== (folder ? FOLDER : REGULAR))
    throw new RefusedError(
      "zip-link",
      "The archive has a link, a device or something else that is neither file nor folder.",
    );
  return entry.versionMadeBy >>> 8 === UNIX ? mode : 0;
}

function checkForm(entry: ZipEntry): void {
  if ((entry.generalPurposeBitFlag & 0x2041) !== 0)
    throw new RefusedError("zip-encrypted", "The archive is encrypted.");
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw new RefusedError("zip-method", "The archive is not compressed by deflate.");
}

/** A path once, and no file where another entry needs a folder. */
function claim(taken: Map<string, "file" | "folder">, segments: readonly string[], folder: boolean): void {
  const refuse = (): never => {
    throw new RefusedError("zip-duplicate", "The archive has two entries for one path.");
  };
  let path = "";
  for (const [index, segment] of segments.entries()) {
    path = path === "" ? segment : `${path}/${segment}`;
    const last = index === segments.length - 1;
    const kind = last && !folder ? "file" : "folder";
    const before = taken.get(path);
    if (before !== undefined && (before === "file" || kind === "file")) refuse();
    taken.set(path, kind);
  }
}
