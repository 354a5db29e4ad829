import { ArgumentError } from "../errors/ArgumentError.js";

/** The retentions that CloudWatch Logs takes, in days. */
const allowed = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/**
 * Checks the days that a log group keeps its lines; "never expires" (0) is refused (LOG-04).
 *
 * @throws ArgumentError naming the nearest longer retention that CloudWatch Logs takes
 */
export function checkRetentionDays(component: string, argument: string, days: number): void {
  if (allowed.includes(days)) return;
  const longer = allowed.find((candidate) => candidate > days) ?? Math.max(...allowed);
  throw new ArgumentError(component, argument, days, `give a retention that CloudWatch Logs takes, such as ${longer}`);
}
