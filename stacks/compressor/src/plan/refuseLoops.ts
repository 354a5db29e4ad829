import { ConfigError } from "@sallyport/stack-kit";
import { describeLocation, type Location, overlap } from "./Location.js";

/** Where a rule reads and where it writes. Keys stay the same, so it writes below the prefix that it reads. */
export interface Movement {
  readonly rule: string;
  /** Path in the configuration, for errors. */
  readonly where: string;
  readonly from: Location;
  readonly to: readonly Location[];
  /** Whether it deletes there what is deleted where it reads. Default false. */
  readonly mirrorDeletes?: boolean;
}

/**
 * Refuses rules that would feed themselves, over any number of steps: an object that a rule writes where another reads
 * is moved again, and a cycle of such steps never ends. A rule that writes where it reads is a cycle of one.
 *
 * @throws ConfigError with the whole way round
 */
export function refuseLoops(movements: readonly Movement[]): void {
  const next = new Map(
    movements.map((movement) => [
      movement,
      movements.filter(({ from }) => movement.to.some((written) => overlap(written, from))),
    ]),
  );
  const harmless = new Set<Movement>();
  const visit = (movement: Movement, path: readonly Movement[]): void => {
    const start = path.indexOf(movement);
    if (start >= 0) throw loopError([...path.slice(start), movement]);
    if (harmless.has(movement)) return;
    for (const following of next.get(movement) ?? []) visit(following, [...path, movement]);
    harmless.add(movement);
  };
  for (const movement of movements) visit(movement, []);
}

function loopError(loop: readonly Movement[]): ConfigError {
  const [first] = loop;
  const way = loop.map(({ rule, from }) => `${rule} (${describeLocation(from)})`).join(" → ");
  return new ConfigError(
    `${first?.where ?? "rules"}.destinations`,
    `the objects would go round for ever: ${way}`,
    "send one of them to another bucket, or to a bucket that no rule reads under this prefix",
  );
}
