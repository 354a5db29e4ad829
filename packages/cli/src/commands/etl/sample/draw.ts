const dayMilliseconds = 86_400_000;
const firstDay = Date.UTC(2024, 0, 1);
const yearAfter = Date.UTC(2025, 0, 1);

/** What a row is drawn from. */
export interface Draw {
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number;
  one<Value>(values: readonly Value[]): Value;
  /** True in this share of the draws. */
  chance(share: number): boolean;
  /** A decimal with two places, as text. */
  money(least: number, most: number): string;
  /** A day of 2024. */
  day(): string;
  /** A day of 2025. */
  dayAfter(): string;
  /** A second of 2024, UTC, as PostgreSQL prints it. */
  moment(): string;
}

export function drawFrom(random: () => number): Draw {
  const whole = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const second = (): string => new Date(firstDay + whole(0, 366 * 86_400 - 1) * 1000).toISOString();
  return {
    whole,
    one: (values) => {
      const value = values[whole(0, values.length - 1)];
      if (value === undefined) throw new Error("there is nothing to draw from");
      return value;
    },
    chance: (share) => random() < share,
    money: (least, most) => {
      const cents = whole(least * 100, most * 100);
      return `${Math.floor(cents / 100)}.${`${cents % 100}`.padStart(2, "0")}`;
    },
    day: () => dayOf(firstDay + whole(0, 365) * dayMilliseconds),
    dayAfter: () => dayOf(yearAfter + whole(0, 364) * dayMilliseconds),
    moment: () => second().replace("T", " ").replace(".000Z", "+00"),
  };
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
