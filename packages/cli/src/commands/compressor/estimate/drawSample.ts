import { FRAME_BYTES } from "@sallyport/worker-compressor/archive";
import type { ListedObject } from "../listing/ListedObject.js";
import type { Stratum } from "./Stratum.js";

/** Bytes that are read for an estimate at most. */
const MOST_BYTES = 96 * 1024 * 1024;
/** Without two there is no spread to be seen. */
const LEAST_OBJECTS = 2;

/** A stratum and what is read of it. */
export interface StratumSample {
  readonly stratum: Stratum;
  readonly drawn: readonly ListedObject[];
}

/**
 * How many objects of each stratum are read: by its share of the objects and of the bytes, since a wrong ratio costs by bytes but small
 * objects have to be compressed together to show theirs. Together they are about `count`, and no more bytes than an estimate may take.
 */
export function drawSample(strata: readonly Stratum[], count: number): readonly StratumSample[] {
  const filled = strata.filter(({ bytes }) => bytes > 0);
  const objects = filled.reduce((sum, stratum) => sum + stratum.objects, 0);
  const bytes = filled.reduce((sum, stratum) => sum + stratum.bytes, 0);
  const wanted = filled.map((stratum) => {
    const share = (stratum.objects / objects + stratum.bytes / bytes) / 2;
    return Math.min(stratum.objects, Math.max(LEAST_OBJECTS, Math.round(share * count)));
  });
  const reading = filled.reduce((sum, stratum, index) => sum + (wanted[index] ?? 0) * readPerObject(stratum), 0);
  const scale = Math.min(1, MOST_BYTES / reading);
  return filled.map((stratum, index) => {
    const few = Math.max(LEAST_OBJECTS, Math.floor((wanted[index] ?? 0) * scale));
    // Small objects are cheap to read: only what makes the bulk of the bytes is cut.
    return { stratum, drawn: stratum.draw(readPerObject(stratum) < 64 * 1024 ? (wanted[index] ?? 0) : few) };
  });
}

/** Of a large object one frame is read: that is what is compressed at a time. */
function readPerObject({ bytes, objects }: Stratum): number {
  return Math.min(FRAME_BYTES, bytes / objects);
}
