const PLACES = 6;
const SCALE = 10n ** BigInt(PLACES);

/** `micros / divisor` as a decimal with 6 places, rounded half to even; `micros` is a count of millionths. A divisor of 0 gives 0. */
export function divideHalfEven(micros: bigint, divisor: bigint): string {
  if (divisor === 0n) return formatMicros(0n);
  const negative = micros < 0n !== divisor < 0n;
  const [dividend, by] = [absolute(micros), absolute(divisor)];
  const quotient = dividend / by;
  const twice = (dividend % by) * 2n;
  const up = twice > by || (twice === by && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return formatMicros(negative ? -rounded : rounded);
}

/** Millionths as a decimal with 6 places. */
export function formatMicros(micros: bigint): string {
  const digits = String(absolute(micros)).padStart(PLACES + 1, "0");
  return `${micros < 0n ? "-" : ""}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}

/** The millionths of a decimal with at most 6 places, as both engines write it. */
export function parseMicros(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  if (match === null) throw new Error(`${JSON.stringify(text)} is no decimal with at most ${PLACES} places`);
  const micros = BigInt(match[2] ?? "0") * SCALE + BigInt((match[3] ?? "").padEnd(PLACES, "0"));
  return match[1] === "-" ? -micros : micros;
}

/** A count as millionths. */
export function microsOf(count: bigint): bigint {
  return count * SCALE;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
