import { claimedTypeOf } from "@sallyport/worker-compressor/levels";
import type { RegionalClients } from "../../../aws/RegionalClients.js";
import { CommandError } from "../../../output/CommandError.js";
import { isArchived } from "../listing/isArchived.js";
import { listObjects } from "../listing/listObjects.js";
import { drawSample } from "./drawSample.js";
import type { Estimate } from "./Estimate.js";
import { economicsOf, type Route } from "./economicsOf.js";
import { archivesToMake, measureStrata } from "./measureStrata.js";
import { Randomness } from "./Randomness.js";
import { readSample } from "./readSample.js";
import { bandOf, Stratum } from "./Stratum.js";

export interface EstimateOptions {
  readonly bucket: string;
  readonly prefix: string;
  readonly route: Route;
  readonly levels: readonly number[];
  /** Objects that are read, about. */
  readonly sample: number;
  readonly seed: number;
  /** Objects that are listed at most. */
  readonly list: number;
  /** Bytes of the whole, where they are known: what was listed is then scaled to them. */
  readonly bytes: number | undefined;
  readonly clients: RegionalClients;
  readonly say: EstimateProgress;
}

/** Told of each step. */
interface EstimateProgress {
  listed(objects: number): void;
  sampled(archives: number): void;
  compressed(archives: number): void;
}

/**
 * Predicts what compression would be worth for a bucket: lists it, draws objects at random from each class of content and band of size,
 * compresses them as the worker would, and weighs what is saved against what it costs.
 *
 * @throws CommandError where there is nothing to compress
 */
export async function runEstimate(options: EstimateOptions): Promise<Estimate> {
  const { bucket, prefix, route, levels, sample, seed, clients, say } = options;
  const s3 = await clients.s3(route.from);
  const random = new Randomness(seed);
  const { strata, archivedObjects } = await listStrata();
  const objects = strata.reduce((sum, stratum) => sum + stratum.objects, 0);
  const bytes = strata.reduce((sum, stratum) => sum + stratum.bytes, 0);
  if (bytes === 0)
    throw new CommandError(
      `s3://${bucket}/${prefix} has nothing to compress`,
      "name a prefix with objects that are not empty and not archived",
      64,
    );
  const read = [];
  for (const { stratum, drawn } of drawSample(strata, sample)) {
    const samples = await readSample(s3, bucket, drawn, random);
    if (samples.length > 0) read.push({ stratum, samples });
  }
  const scale = (options.bytes ?? bytes) / bytes;
  for (const stratum of strata) stratum.scale(scale);
  say.sampled(archivesToMake(read.length, levels.length));
  let archives = 0;
  const measures = await measureStrata(read, levels, () => say.compressed(++archives));
  const contents = read.flatMap(({ samples }) => samples.map(({ content }) => content.length));
  return {
    ...{ bucket, prefix, from: route.from, to: route.to, archivedObjects, seed },
    objects: Math.round(objects * scale),
    bytes: Math.round(bytes * scale),
    sampledObjects: contents.length,
    sampledBytes: contents.reduce((sum, length) => sum + length, 0),
    ...economicsOf(measures, route),
  };

  async function listStrata(): Promise<{ strata: readonly Stratum[]; archivedObjects: number }> {
    const known = new Map<string, Stratum>();
    let [listed, archived] = [0, 0];
    for await (const page of listObjects(s3, { bucket, prefix, suffix: "" })) {
      for (const object of page) {
        if (isArchived(object.storageClass)) archived += 1;
        else stratumOf(known, claimedTypeOf(object.key), bandOf(object.size)).add(object);
      }
      listed += page.length;
      say.listed(listed);
      if (listed >= options.list) break;
    }
    return { strata: [...known.values()], archivedObjects: archived };
  }

  function stratumOf(known: Map<string, Stratum>, contentClass: string, band: number): Stratum {
    const name = `${contentClass} ${band}`;
    const stratum = known.get(name) ?? new Stratum(contentClass, band, sample, random);
    known.set(name, stratum);
    return stratum;
  }
}
