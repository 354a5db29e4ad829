import { mapConcurrently } from "@sallyport/worker-kit";
import type { RegionalClients } from "../../../aws/RegionalClients.js";
import { isArchived } from "../listing/isArchived.js";
import type { ListedObject } from "../listing/ListedObject.js";
import { listObjects } from "../listing/listObjects.js";
import { type MergedKey, mergeListings } from "../listing/mergeListings.js";
import type { CompressorRule } from "../rules/CompressorRule.js";
import { compareFacts, type ObjectFacts, type Proof } from "./ContentProof.js";
import { compareListed } from "./compareListed.js";
import type { Difference, ObjectFinding, WorkUnderWay } from "./Finding.js";
import { Repairer } from "./Repairer.js";
import { DestinationReport, type RuleReport } from "./RuleReport.js";
import { readFacts } from "./readFacts.js";
import { workUnderWay } from "./workUnderWay.js";

export interface ReconcileOptions {
  /** Prefix that is looked at. */
  readonly prefix: string;
  /** Also compare what S3 knows of the contents. */
  readonly checksum: boolean;
  readonly repair: boolean;
  /** Seconds since an object changed at the source during which it counts as under way. */
  readonly recent: number;
  /** Whether what only a target has counts. */
  readonly extra: boolean;
  readonly clients: RegionalClients;
  /** Told of each finding as it is made. */
  readonly onFinding: (finding: ObjectFinding | WorkUnderWay) => void;
  /** Told how many keys are done. */
  readonly onProgress: (keys: number) => void;
}

/** Keys that are worked on together: as many as a repair needs for one call, few enough for any memory. */
const WINDOW = 500;
const CALLS_IN_FLIGHT = 16;

type Verdict = Difference | Proof | "listed" | "missing" | "extra" | "recent";

/** Compares the source of a rule with each of its destinations, by one pass over their listings. */
export async function reconcileRule(rule: CompressorRule, options: ReconcileOptions): Promise<RuleReport> {
  const { clients, checksum, recent, extra, onFinding, onProgress } = options;
  const reports = rule.destinations.map((destination) => new DestinationReport(destination));
  const repairer = options.repair ? new Repairer(rule, clients) : undefined;
  const sourceS3 = await clients.s3(rule.sourceRegion);
  const targetS3 = await Promise.all(rule.destinations.map(({ region }) => clients.s3(region)));
  // Before the listings: what is worked off while they are read is not counted, what comes in is.
  const underWay = await workUnderWay(rule, clients);
  const newest = Date.now() - recent * 1_000;
  let done = 0;
  let findings = 0;

  for await (const window of windows(mergeListings(listings()), WINDOW)) {
    await settle(window);
    done += window.length;
    onProgress(done);
  }
  const lately = reports.reduce((sum, report) => Math.max(sum, report.recent), 0);
  const rows: WorkUnderWay[] = [...underWay];
  if (lately > 0) {
    const { name, sourceRegion: region, sourceBucket: place } = rule;
    rows.push({ finding: "under-way", rule: name, what: "recent objects", region, place, count: lately });
  }
  for (const row of rows) onFinding(row);
  return { rule, destinations: reports, underWay: rows, findings };

  function listings() {
    const scope = { prefix: options.prefix, suffix: rule.sourceSuffix };
    return [
      listObjects(sourceS3, { ...scope, bucket: rule.sourceBucket }),
      ...rule.destinations.map(({ bucket }, index) => listObjects(targetS3[index] ?? sourceS3, { ...scope, bucket })),
    ];
  }

  async function settle(window: readonly MergedKey[]): Promise<void> {
    const verdicts = await mapConcurrently(window, CALLS_IN_FLIGHT, judge);
    const broken = window.flatMap(({ key }, index) => {
      const destinations = rule.destinations.filter((_, at) => isBroken(verdicts[index]?.[at]));
      return destinations.length === 0 ? [] : [{ key, destinations }];
    });
    const repairs = (await repairer?.repair(broken)) ?? [];
    const repairOf = new Map(broken.map(({ key }, index) => [key, repairs[index]]));
    for (const [index, merged] of window.entries())
      for (const [at, report] of reports.entries()) record(report, merged, at, verdicts[index]?.[at], repairOf);
  }

  async function judge({ key, objects: [source, ...targets] }: MergedKey): Promise<readonly (Verdict | undefined)[]> {
    const listed = targets.map((target) => judgeListed(source, target));
    if (!checksum || !listed.includes("listed")) return listed;
    const facts = await readFacts(sourceS3, { bucket: rule.sourceBucket, key }, false);
    return await Promise.all(
      listed.map((verdict, at) => (verdict === "listed" ? judgeFacts(key, at, facts) : verdict)),
    );
  }

  function judgeListed(source: ListedObject | undefined, target: ListedObject | undefined): Verdict | undefined {
    if (source === undefined) return target === undefined ? undefined : "extra";
    const difference = target === undefined ? "missing" : compareListed(source, target);
    if (difference === undefined) return "listed";
    return source.lastModified.getTime() > newest ? "recent" : difference;
  }

  async function judgeFacts(key: string, at: number, facts: ObjectFacts | undefined): Promise<Verdict> {
    const bucket = rule.destinations[at]?.bucket ?? "";
    const target = await readFacts(targetS3[at] ?? sourceS3, { bucket, key }, true);
    // It changed while it was looked at.
    if (facts === undefined || target === undefined) return "recent";
    const verdict = compareFacts(facts, target);
    return !isProof(verdict) && facts.lastModified.getTime() > newest ? "recent" : verdict;
  }

  function record(
    report: DestinationReport,
    { key, objects }: MergedKey,
    at: number,
    verdict: Verdict | undefined,
    repairs: ReadonlyMap<string, ObjectFinding["repair"]>,
  ): void {
    if (verdict === undefined) return;
    if (verdict === "recent") report.recent += 1;
    else if (isProof(verdict)) report.agreeing[verdict] += 1;
    else {
      const [source, target] = [objects[0], objects[at + 1]];
      const repair = verdict === "extra" ? undefined : repairs.get(key);
      const finding = findingOf(rule.name, report.destination, key, { verdict, source, target, repair });
      if (verdict !== "extra" || extra) findings += 1;
      report.add(finding);
      onFinding(finding);
    }
  }
}

function isProof(verdict: Verdict | undefined): verdict is Proof | "listed" {
  return verdict === "content" || verdict === "copy" || verdict === "size" || verdict === "listed";
}

/** What a repair is for. */
function isBroken(verdict: Verdict | undefined): boolean {
  return verdict !== undefined && verdict !== "extra" && verdict !== "recent" && !isProof(verdict);
}

interface Judged {
  readonly verdict: Difference | "missing" | "extra";
  readonly source: ListedObject | undefined;
  readonly target: ListedObject | undefined;
  readonly repair: ObjectFinding["repair"];
}

function findingOf(
  rule: string,
  { region, bucket }: CompressorRule["destinations"][number],
  key: string,
  { verdict, source, target, repair }: Judged,
): ObjectFinding {
  const place = { rule, region, bucket, key };
  return {
    ...(verdict === "missing" || verdict === "extra"
      ? { finding: verdict, ...place }
      : { finding: "different" as const, ...place, why: verdict }),
    ...(source && { sourceSize: source.size, sourceModified: source.lastModified.toISOString() }),
    ...(target && { targetSize: target.size, targetModified: target.lastModified.toISOString() }),
    ...(isArchived(source?.storageClass) && { archived: source?.storageClass }),
    ...(repair && { repair }),
  };
}

/** Cuts a stream into arrays of a length, the last one shorter. */
async function* windows<Item>(items: AsyncIterable<Item>, length: number): AsyncGenerator<readonly Item[], void> {
  let window: Item[] = [];
  for await (const item of items) {
    window.push(item);
    if (window.length < length) continue;
    yield window;
    window = [];
  }
  if (window.length > 0) yield window;
}
