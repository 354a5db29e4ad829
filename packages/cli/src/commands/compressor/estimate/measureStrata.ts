import { FRAME_BYTES } from "@sallyport/worker-compressor/archive";
import { compressSample, type SampleArchive } from "./compressSample.js";
import type { StratumMeasure } from "./ratioEstimate.js";
import type { SampledObject } from "./readSample.js";
import type { Stratum } from "./Stratum.js";

/** Random groups of a stratum's sample, whose spread is its error. */
const GROUPS = 8;
/** Parts of a frame, where a stratum has no more than that. */
const PIECES = 4;
/** The level at which the spread is measured: relative to the share it is much the same at each, and this one is quick. */
const SPREAD_LEVEL = 3;

/** What was measured of a stratum at a level. */
export interface LevelMeasure extends StratumMeasure {
  readonly contentClass: string;
  /** Seconds of compression of all bytes that the stratum stands for. */
  readonly cpuSeconds: number;
}

/** A stratum with the bytes that were read of it. */
export interface ReadStratum {
  readonly stratum: Stratum;
  readonly samples: readonly SampledObject[];
}

/** Compresses each stratum's sample at each level. @returns a list a level, in the order of the levels */
export async function measureStrata(
  strata: readonly ReadStratum[],
  levels: readonly number[],
  onArchive: () => void = () => {},
): Promise<ReadonlyMap<number, readonly LevelMeasure[]>> {
  const measures = new Map<number, LevelMeasure[]>(levels.map((level) => [level, []]));
  for (const { stratum, samples } of strata) {
    const spread = await spreadOf(samples);
    onArchive();
    for (const level of levels) {
      const archive = await compressSample(samples, level);
      measures.get(level)?.push(measureOf(stratum, samples.length, archive, spread));
      onArchive();
    }
  }
  return measures;
}

/** Archives that are made, for a progress bar. */
export function archivesToMake(strata: number, levels: number): number {
  return strata * (levels + 1);
}

function measureOf(
  { contentClass, objects, bytes }: Stratum,
  sampled: number,
  { archiveBytes, plainBytes, cpuSeconds }: SampleArchive,
  spread: Spread,
): LevelMeasure {
  const share = archiveBytes / plainBytes;
  const scale = share / spread.share;
  const groups = spread.groups.map(({ plain, sent }) => ({ plain, sent: sent * scale }));
  const all = { contentClass, objects, bytes, cpuSeconds: (cpuSeconds / plainBytes) * bytes };
  return { ...all, sampled, read: plainBytes, share, groups };
}

interface Spread {
  readonly share: number;
  readonly groups: readonly { readonly plain: number; readonly sent: number }[];
}

/** How much random parts of a sample differ. Of objects that are read in part each is a group, which stands for the whole object. */
async function spreadOf(samples: readonly SampledObject[]): Promise<Spread> {
  const partial = samples.some(({ object }) => object.size > FRAME_BYTES);
  const [first, second] = samples;
  if (partial && first !== undefined && second === undefined) return await measured(piecesOf(first), () => 1);
  const count = partial ? samples.length : Math.min(GROUPS, samples.length);
  const groups = Array.from({ length: count }, (_, group) =>
    samples.filter((_sample, index) => index % count === group),
  );
  return await measured(groups, ({ object, content }) => (partial ? object.size / content.length : 1));
}

/** @param weight what a sample stands for, by the bytes that were read of it */
async function measured(
  members: readonly (readonly SampledObject[])[],
  weight: (sample: SampledObject) => number,
): Promise<Spread> {
  const groups: { plain: number; sent: number }[] = [];
  for (const group of members) {
    const { plainBytes, archiveBytes } = await compressSample(group, SPREAD_LEVEL);
    const plain = group.reduce((sum, sample) => sum + sample.content.length * weight(sample), 0);
    groups.push({ plain, sent: (archiveBytes / plainBytes) * plain });
  }
  const total = (of: "plain" | "sent"): number => groups.reduce((sum, group) => sum + group[of], 0);
  return { share: total("sent") / total("plain"), groups };
}

/** Parts of the one frame that was read of the one object of its kind: they differ as its frames would, or more. */
function piecesOf({ object, content }: SampledObject): readonly (readonly SampledObject[])[] {
  const length = Math.ceil(content.length / PIECES);
  return Array.from({ length: PIECES }, (_, piece) => [
    { object, content: content.subarray(piece * length, (piece + 1) * length) },
  ]);
}
