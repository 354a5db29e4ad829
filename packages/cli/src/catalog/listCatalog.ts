import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { catalogPrefix, parseCatalogKey } from "@sallyport/worker-compressor/catalog";
import { CommandError } from "../output/CommandError.js";
import { printable } from "../output/printable.js";
import type { CatalogPlace } from "./CatalogPlace.js";

/** A partition of the catalog, and the least of it that is read: a rule's day, `YYYY-MM-DD` in UTC. */
export interface CatalogDay {
  readonly rule: string;
  readonly day: string;
}

/** The days that a question is about. */
export interface DayRange {
  /** Default the first one that there is. */
  readonly first?: string | undefined;
  readonly last: string;
}

const ruleFolder = /^catalog\/rule=([^/]+)\/$/;
const dayFolder = /\/day=(\d{4}-\d\d-\d\d)\/$/;

/**
 * The rules that a catalog has, or the one that is asked for.
 *
 * @throws CommandError where the bucket has no catalog, or not of that rule
 */
export async function catalogRules(place: CatalogPlace): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const folder of foldersIn(place, "catalog/")) found.push(...(ruleFolder.exec(folder)?.slice(1) ?? []));
  const { bucket, rule } = place;
  if (found.length === 0)
    throw new CommandError(
      `s3://${bucket} holds no catalog of backups`,
      "name the bucket that a rule with a backup keeps its archives in, or wait for its first archive",
      64,
    );
  if (rule === undefined) return found;
  if (found.includes(rule)) return [rule];
  throw new CommandError(
    `the catalog in s3://${bucket} has no rule ${printable(rule)}`,
    `name one of ${found.map(printable).join(", ")}`,
    64,
  );
}

/** A rule's days that lie in a range, newest first: one request for 1,000 days of the rule. */
export async function catalogDays(place: CatalogPlace, rule: string, range: DayRange): Promise<readonly CatalogDay[]> {
  const { first = "", last } = range;
  const days: string[] = [];
  for await (const folder of foldersIn(place, catalogPrefix(rule))) {
    const [, day] = dayFolder.exec(folder) ?? [];
    if (day !== undefined && day >= first && day <= last) days.push(day);
  }
  return days.reverse().map((day) => ({ rule, day }));
}

/** The keys of a day's catalog files; what else somebody put there is passed over. */
export async function* catalogFiles(place: CatalogPlace, { rule, day }: CatalogDay): AsyncGenerator<string, void> {
  for await (const { Contents = [] } of pagesOf(place, catalogPrefix(rule, day)))
    for (const { Key = "" } of Contents) if (parseCatalogKey(Key)) yield Key;
}

async function* foldersIn(place: CatalogPlace, prefix: string): AsyncGenerator<string, void> {
  for await (const { CommonPrefixes = [] } of pagesOf(place, prefix, "/"))
    for (const { Prefix = "" } of CommonPrefixes) yield Prefix;
}

async function* pagesOf({ client, bucket }: CatalogPlace, Prefix: string, Delimiter?: string) {
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix, Delimiter, ContinuationToken }));
    yield page;
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
}
