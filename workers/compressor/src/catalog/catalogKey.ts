import { archiveKey } from "../events/archiveKey.js";

const CATALOG_FOLDER = "catalog/";
const ARCHIVES_FOLDER = "archives/";

/** Where the rows of an archive and of one day are. */
export interface CatalogFile {
  readonly rule: string;
  /** `YYYY-MM-DD`, UTC: the day of the rows' `eventTime`. */
  readonly day: string;
  /** The archive's id. */
  readonly archive: string;
}

const pattern = /^catalog\/rule=([A-Za-z0-9][A-Za-z0-9._-]{0,127})\/day=(\d{4}-\d\d-\d\d)\/([0-9a-f]{64})\.parquet$/;

/** Prefix of a rule's catalog files in a backup bucket; with `day`, of that day's. Ends with a delimiter. */
export function catalogPrefix(rule: string, day?: string): string {
  return `${CATALOG_FOLDER}rule=${rule}/${day === undefined ? "" : `day=${day}/`}`;
}

/** Key of a catalog file in a backup bucket: Hive partitions by rule and day. */
export function catalogKey({ rule, day, archive }: CatalogFile): string {
  return `${catalogPrefix(rule, day)}${archive}.parquet`;
}

/** The rule, day and archive in a catalog file's key; undefined for any other key. */
export function parseCatalogKey(key: string): CatalogFile | undefined {
  const [, rule, day, archive] = pattern.exec(key) ?? [];
  return rule !== undefined && day !== undefined && archive !== undefined ? { rule, day, archive } : undefined;
}

/** Prefix of a rule's archives in a backup bucket. Ends with a delimiter. */
export function keptArchivePrefix(rule: string): string {
  return `${ARCHIVES_FOLDER}${rule}/`;
}

/** Key of an archive in a backup bucket. */
export function keptArchiveKey(rule: string, id: string): string {
  return `${ARCHIVES_FOLDER}${archiveKey(rule, id)}`;
}
