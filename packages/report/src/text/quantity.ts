const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });

/** A number for a reader: whole where it is, with four digits where it is not. */
export function quantity(value: number): string {
  return Number.isInteger(value) ? whole.format(value) : short.format(value);
}
