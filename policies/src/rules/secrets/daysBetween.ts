/** Days of the longest month: what lies at most between the same days of two months. */
const month = 31;

/**
 * Days that lie at most between two rotations of a schedule of Secrets Manager, `rate(30 days)` or `cron(0 3 1 1/2 ? *)`; undefined for
 * what is not understood here.
 */
export function daysBetween(schedule: string): number | undefined {
  const [, amount, unit] = /^rate\((\d+) (hour|day)s?\)$/.exec(schedule) ?? [];
  if (amount !== undefined) return unit === "day" ? Number(amount) : Number(amount) / 24;
  const [, , , , months, , years] = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/.exec(schedule) ?? [];
  if (months === undefined || years !== "*") return undefined;
  if (months === "*") return month;
  const [, step] = /^(?:\*|1|JAN)\/(\d+)$/i.exec(months) ?? [];
  return step === undefined ? undefined : Number(step) * month;
}
