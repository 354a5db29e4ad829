/** What an object claims to hold, by its content type, else by the end of its key. */
export type ClaimedType = "csv" | "json" | "xml" | "text" | "packed" | "other";

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

/** The claim of an object: of its content type where it has one, else of its key's suffix. */
export function claimedTypeOf(key: string, contentType?: string): ClaimedType {
  const suffix = /\.([a-z0-9]+)$/i.exec(key)?.[1]?.toLowerCase();
  const known = suffix === undefined ? undefined : bySuffix[suffix];
  // The suffix of what is packed says more than a content type of what was packed.
  if (known === "packed") return known;
  const type = contentType?.toLowerCase() ?? "";
  return byContentType.find(([pattern]) => pattern.test(type))?.[1] ?? known ?? "other";
}
