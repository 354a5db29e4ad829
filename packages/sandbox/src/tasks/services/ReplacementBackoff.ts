const longestDelay = 8_000;
const healthyAfter = 10_000;

interface Failures {
  count: number;
  /** Nothing starts before this time, in milliseconds since the epoch. */
  notBefore: number;
}

/**
 * Delays the replacement of tasks that keep ending by themselves: the first one is replaced at once, the next after 1,
 * 2, 4 and then every 8 seconds, until a task of the deployment has run for 10 s. ECS does the same with delays up to
 * 27 minutes; the sandbox keeps them short, so that a mended worker is seen to recover.
 */
export class ReplacementBackoff {
  private readonly failures = new Map<string, Failures>();

  constructor(private readonly now: () => number = Date.now) {}

  /** @param ranFor milliseconds between start and end; 0 when the task never started */
  taskEnded(deployment: string, ranFor: number): void {
    const known = this.failures.get(deployment);
    const count = ranFor >= healthyAfter ? 1 : (known?.count ?? 0) + 1;
    const delay = count === 1 ? 0 : Math.min(longestDelay, 1_000 * 2 ** (count - 2));
    this.failures.set(deployment, { count, notBefore: this.now() + delay });
  }

  /** Milliseconds until a task of the deployment may start; 0 when it may start now. */
  delay(deployment: string): number {
    return Math.max(0, (this.failures.get(deployment)?.notBefore ?? 0) - this.now());
  }

  /** Forgets deployments that are no longer there. */
  keepOnly(deployments: ReadonlySet<string>): void {
    for (const known of this.failures.keys()) if (!deployments.has(known)) this.failures.delete(known);
  }
}
