const dayMilliseconds = 86_400_000;

/** The sample's first day. */
const firstDay = Date.UTC(2024, 0, 1);
/** A leap year. */
export const days = 366;

/** A day as YYYY-MM-DD, by its number from the first; later than the last where something is returned after it. */
export const dayNames: readonly string[] = Array.from({ length: days + 60 }, (_, day) =>
  new Date(firstDay + day * dayMilliseconds).toISOString().slice(0, 10),
);

const two = (value: number): string => `${value}`.padStart(2, "0");
const minutes = Array.from({ length: 1440 }, (_, minute) => `T${two(Math.floor(minute / 60))}:${two(minute % 60)}:`);
const seconds = Array.from({ length: 60 }, (_, second) => two(second));

/** YYYY-MM-DDTHH:MM:SS, by seconds from the first day's midnight. By table: a Date for each would take longer than all else. */
export function timestamp(since: number): string {
  const day = Math.floor(since / 86_400);
  const rest = since - day * 86_400;
  const minute = Math.floor(rest / 60);
  return `${dayNames[day]}${minutes[minute]}${seconds[rest - minute * 60]}`;
}

/**
 * How much of the year's trade falls on each day, as shares that sum to 1: growth, quiet Mondays to busy Saturdays, a
 * peak from the end of November to Christmas, and chance.
 */
export function shareOfDays(random: () => number): readonly number[] {
  const weekday = [1.05, 0.85, 0.88, 0.92, 0.98, 1.1, 1.22];
  const weights = Array.from({ length: days }, (_, day) => {
    const season = day >= 328 && day < 358 ? 1.7 : day >= 358 ? 0.8 : 1;
    const wave = 1 + 0.06 * Math.sin((2 * Math.PI * day) / days);
    const week = weekday[new Date(firstDay + day * dayMilliseconds).getUTCDay()] ?? 1;
    return (1 + (0.5 * day) / days) * season * wave * week * (0.94 + 0.12 * random());
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / whole);
}
