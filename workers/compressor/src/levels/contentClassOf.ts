import { isDense } from "./isDense.js";

/** What an object claims to hold, by its content type, else by the end of its key. */
type ClaimedType = "csv" | "json" | "xml" | "text" | "packed" | "other";

/** Content that compresses alike: the claimed type, and whether the bytes look compressed or encrypted already. */
export type ContentClass = ClaimedType | `${ClaimedType}-dense`;

const byContentType: readonly (readonly [RegExp, ClaimedType])[] = [
  [/\b(csv|tab-separated-values)\b/, "csv"],
  [/\b(x-)?(nd)?json(l|lines)?\b/, "json"],
  [/\bxml\b/, "xml"],
  [/\b(gzip|zip|zstd|x-bzip2|x-xz|x-7z-compressed|parquet|vnd\.apache\.parquet|pdf)\b/, "packed"],
  [/^(image|audio|video)\//, "packed"],
  [/^text\/|\b(javascript|yaml|sql)\b/, "text"],
];

const bySuffix: Readonly<Record<string, ClaimedType>> = {
  csv: "csv",
  tsv: "csv",
  json: "json",
  jsonl: "json",
  ndjson: "json",
  geojson: "json",
  xml: "xml",
  html: "xml",
  svg: "xml",
  txt: "text",
  log: "text",
  md: "text",
  sql: "text",
  yaml: "text",
  yml: "text",
  ...Object.fromEntries(
    ["gz", "tgz", "zip", "zst", "bz2", "xz", "7z", "lz4", "snappy", "parquet", "orc", "avro", "pdf"]
      .concat(["jpg", "jpeg", "png", "gif", "webp", "mp3", "mp4"])
      .map((suffix) => [suffix, "packed" as const]),
  ),
};

/**
 * The class of a frame: what its first object claims to hold, and what a look at the frame's bytes says. A claim can be
 * wrong (`data.json` that was stored gzipped): the look costs some microseconds, and a level that does not pay much more.
 */
export function contentClassOf(key: string, contentType: string | undefined, plain: Uint8Array): ContentClass {
  const claimed = claimedType(key, contentType);
  return isDense(plain) ? `${claimed}-dense` : claimed;
}

function claimedType(key: string, contentType: string | undefined): ClaimedType {
  const suffix = /\.([a-z0-9]+)$/i.exec(key)?.[1]?.toLowerCase();
  const known = suffix === undefined ? undefined : bySuffix[suffix];
  // The suffix of what is packed says more than a content type of what was packed.
  if (known === "packed") return known;
  const type = contentType?.toLowerCase() ?? "";
  return byContentType.find(([pattern]) => pattern.test(type))?.[1] ?? known ?? "other";
}
