/** A scaling activity and how long it holds others back. */
export interface Cooldown {
  /** Milliseconds since the epoch. */
  readonly until: number;
  /** The capacity that the activity started from. */
  readonly base: number;
}

/**
 * The capacity to set when a policy asks for one, or undefined to leave it. Within a cooldown nothing is scaled in; a
 * step out counts from where the running activity started, so that what that one added is not added twice. Pure.
 *
 * @param adjust what the policy makes of a capacity
 */
export function afterCooldown(
  current: number,
  cooldown: Cooldown | undefined,
  now: number,
  adjust: (capacity: number) => number | undefined,
): number | undefined {
  const cooling = cooldown !== undefined && now < cooldown.until;
  const wanted = adjust(cooling ? Math.min(cooldown.base, current) : current);
  if (wanted === undefined || wanted === current || (cooling && wanted < current)) return undefined;
  return wanted;
}
