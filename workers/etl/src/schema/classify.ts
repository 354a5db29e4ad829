import { IMPOSSIBLE, Kind, MISSING } from "./Kind.js";

const DOT = 46;
const MINUS = 45;
const PLUS = 43;
const COLON = 58;
const ZERO = 48;
const NINE = 57;

/** Digits before and after the point that PostgreSQL's numeric holds. */
const MOST_WHOLE_DIGITS = 131_072;
const MOST_DECIMALS = 16_383;
const LARGEST = "9223372036854775807";
const SMALLEST = "9223372036854775808";

/**
 * What a field looks like: a kind, with `IMPOSSIBLE` or `MISSING` where that is so. Whatever is not impossible here is taken by PostgreSQL too. Leading
 * zeros and a leading plus make text: codes and telephone numbers have them.
 */
export function classify(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] as number;
  if ((first >= ZERO && first <= NINE) || first === MINUS) {
    if (end - start >= 10 && bytes[start + 4] === MINUS && bytes[start + 7] === MINUS)
      return dateOrTime(bytes, start, end);
    return number(bytes, start, end);
  }
  const lower = first | 32;
  if (lower === 116 || lower === 102 || lower === 110) return word(bytes, start, end);
  return Kind.text;
}

function number(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === MINUS;
  const from = negative ? start + 1 : start;
  let position = skipDigits(bytes, from, end);
  const whole = position - from;
  if (whole === 0 || (whole > 1 && bytes[from] === ZERO)) return Kind.text;
  if (position === end) {
    if (whole <= 18) return Kind.bigint;
    if (whole === 19 && fitsBigint(bytes, from, end, negative)) return Kind.bigint;
    return whole > MOST_WHOLE_DIGITS ? Kind.numeric | IMPOSSIBLE : Kind.numeric;
  }
  let decimals = 0;
  if (bytes[position] === DOT) {
    const point = position;
    position = skipDigits(bytes, position + 1, end);
    decimals = position - point - 1;
    if (decimals === 0) return Kind.text;
  }
  let exponent = 0;
  if (position < end && ((bytes[position] as number) | 32) === 101) {
    const sign = bytes[position + 1];
    const digits = sign === PLUS || sign === MINUS ? position + 2 : position + 1;
    position = skipDigits(bytes, digits, end);
    if (position === digits || position !== end) return Kind.text;
    for (let at = digits; at < end; at++) exponent = Math.min(1e6, exponent * 10 + (bytes[at] as number) - ZERO);
    if (sign === MINUS) exponent = -exponent;
  }
  if (position !== end) return Kind.text;
  const fits =
    whole + exponent <= MOST_WHOLE_DIGITS && decimals - exponent <= MOST_DECIMALS && decimals <= MOST_DECIMALS;
  return fits ? Kind.numeric : Kind.numeric | IMPOSSIBLE;
}

function skipDigits(bytes: Uint8Array, from: number, end: number): number {
  let position = from;
  while (position < end) {
    const byte = bytes[position] as number;
    if (byte < ZERO || byte > NINE) break;
    position += 1;
  }
  return position;
}

/** Of exactly 19 digits. */
function fitsBigint(bytes: Uint8Array, from: number, end: number, negative: boolean): boolean {
  const digits = Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from).toString("latin1");
  return digits <= (negative ? SMALLEST : LARGEST);
}

/** YYYY-MM-DD, alone or with a time: T or a space, HH:MM, :SS, decimals, and Z or an offset. */
function dateOrTime(bytes: Uint8Array, start: number, end: number): number {
  const year = pair(bytes, start) * 100 + pair(bytes, start + 2);
  const month = pair(bytes, start + 5);
  const day = pair(bytes, start + 8);
  if (!(year >= 0 && month >= 0 && day >= 0)) return Kind.text;
  const real = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  if (end === start + 10) return real ? Kind.date : Kind.date | IMPOSSIBLE;

  const between = bytes[start + 10];
  if (end < start + 16 || (between !== 84 && between !== 32) || bytes[start + 13] !== COLON) return Kind.text;
  const hour = pair(bytes, start + 11);
  const minute = pair(bytes, start + 14);
  if (!(hour >= 0 && minute >= 0)) return Kind.text;
  let second = 0;
  let position = start + 16;
  if (position < end && bytes[position] === COLON) {
    if (end < position + 3) return Kind.text;
    second = pair(bytes, position + 1);
    if (!(second >= 0)) return Kind.text;
    position += 3;
    if (position < end && bytes[position] === DOT) {
      const decimals = position + 1;
      position = skipDigits(bytes, decimals, end);
      if (position === decimals || position > decimals + 9) return Kind.text;
    }
  }
  const offset = offsetAt(bytes, position, end);
  if (Number.isNaN(offset)) return Kind.text;
  const possible = real && hour < 24 && minute < 60 && second < 60 && offset <= 15;
  return possible ? Kind.timestamptz : Kind.timestamptz | IMPOSSIBLE;
}

/** Hours of the offset at the end of a time; 16 where there is no such offset, NaN where it is none. No offset means UTC. */
function offsetAt(bytes: Uint8Array, from: number, end: number): number {
  if (from === end) return 0;
  const sign = bytes[from] as number;
  if ((sign | 32) === 122) return from + 1 === end ? 0 : Number.NaN;
  if (sign !== PLUS && sign !== MINUS) return Number.NaN;
  const length = end - from;
  if (length !== 3 && length !== 5 && !(length === 6 && bytes[from + 3] === COLON)) return Number.NaN;
  const hours = pair(bytes, from + 1);
  const minutes = length === 3 ? 0 : pair(bytes, end - 2);
  if (Number.isNaN(minutes)) return Number.NaN;
  return minutes > 59 ? 16 : hours;
}

/** Two digits as a number; NaN where they are none. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** true, false or NaN, in small letters, in capitals, or capitalized. */
function word(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 3 || length > 5) return Kind.text;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString("latin1");
  const lower = text.toLowerCase();
  if (lower === "nan") return Kind.numeric | MISSING;
  if (lower !== "true" && lower !== "false") return Kind.text;
  const rest = text.slice(1);
  return rest === lower.slice(1) || text === lower.toUpperCase() ? Kind.boolean : Kind.text;
}
