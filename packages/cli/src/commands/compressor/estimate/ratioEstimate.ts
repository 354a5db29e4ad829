/** What was measured of a stratum, and what it stands for. */
export interface StratumMeasure {
  readonly objects: number;
  readonly bytes: number;
  /** Objects that were drawn, and bytes that were read of them. */
  readonly sampled: number;
  readonly read: number;
  /** Of all that were drawn together: sent bytes for each byte. */
  readonly share: number;
  /** Random groups of them: bytes that each stands for, and what these came to by themselves. */
  readonly groups: readonly { readonly plain: number; readonly sent: number }[];
}

/** An estimate of the bytes that are sent, with the bounds between which it is with a confidence of 95 %. */
export interface SentEstimate {
  readonly bytes: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The bytes that all objects come to, from those of a stratified sample: each stratum's share times its bytes, and the spread of the
 * random groups around that share as its error (the ratio estimator of W. G. Cochran, Sampling Techniques, 1977, chapters 6 and 10).
 * A stratum that was read whole has no error. Bounds are by Student's t, since groups are few.
 */
export function estimateSent(strata: readonly StratumMeasure[]): SentEstimate {
  let [bytes, variance, freedom] = [0, 0, 0];
  for (const stratum of strata) {
    bytes += stratum.bytes * stratum.share;
    variance += (stratum.bytes * errorOf(stratum)) ** 2;
    freedom += Math.max(0, stratum.groups.length - 1);
  }
  const margin = Math.sqrt(variance) * studentT(freedom);
  return { bytes, low: Math.max(0, bytes - margin), high: bytes + margin };
}

/** Standard error of a stratum's share. */
function errorOf({ bytes, read, groups }: StratumMeasure): number {
  const unread = Math.max(0, 1 - read / bytes);
  const plain = groups.reduce((sum, group) => sum + group.plain, 0);
  if (groups.length < 2 || plain === 0 || unread === 0) return 0;
  const share = groups.reduce((sum, group) => sum + group.sent, 0) / plain;
  const squares = groups.reduce((sum, group) => sum + (group.sent - share * group.plain) ** 2, 0);
  const count = groups.length;
  return Math.sqrt((unread * count * squares) / (count - 1)) / plain;
}

/** Quantile 0.975 of Student's t (Cornish-Fisher; the first three by the table, where that is too far off). */
export function studentT(freedom: number): number {
  const table = [12.706, 4.303, 3.182];
  if (freedom <= 3) return table[Math.max(0, freedom - 1)] ?? 12.706;
  const z = 1.959964;
  const first = (z ** 3 + z) / (4 * freedom);
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3);
  return z + first + second + third;
}
