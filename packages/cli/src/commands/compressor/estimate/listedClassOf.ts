/** What objects of a suffix hold, as far as that says how they compress. */
const bySuffix: Readonly<Record<string, string>> = {
  ...bySuffixes("csv", "csv", "tsv"),
  ...bySuffixes("json", "json", "jsonl", "ndjson", "geojson"),
  ...bySuffixes("xml", "xml", "html", "svg"),
  ...bySuffixes("text", "txt", "log", "md", "sql", "yaml", "yml"),
  ...bySuffixes(
    "packed",
    "gz",
    "tgz",
    "zip",
    "zst",
    "bz2",
    "xz",
    "7z",
    "lz4",
    "snappy",
    "parquet",
    "orc",
    "avro",
    "pdf",
  ),
  ...bySuffixes("packed", "jpg", "jpeg", "png", "gif", "webp", "mp3", "mp4"),
};

/** The class of an object of which nothing but its key is known. */
export function listedClassOf(key: string): string {
  const suffix = /\.([a-z0-9]+)$/i.exec(key)?.[1]?.toLowerCase() ?? "";
  return bySuffix[suffix] ?? "other";
}

function bySuffixes(contentClass: string, ...suffixes: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(suffixes.map((suffix) => [suffix, contentClass]));
}
