import { quantity } from "./quantity.js";

const units = ["B", "KiB", "MiB", "GiB", "TiB"];

/** A number of bytes in the largest unit of which there is one. */
export function bytes(value: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(value, 1)) / 10)));
  return `${quantity(power === 0 ? value : Math.round((value / 2 ** (10 * power)) * 10) / 10)} ${units[power]}`;
}
