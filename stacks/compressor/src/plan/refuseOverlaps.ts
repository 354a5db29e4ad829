import { ConfigError } from "@sallyport/stack-kit";
import { describeLocation, overlap } from "./Location.js";
import type { Movement } from "./refuseLoops.js";

/**
 * Refuses two rules that would both take an object (S3 refuses such notifications too, but only in the middle of a
 * deployment), and two rules of one name.
 *
 * @throws ConfigError naming both
 */
export function refuseOverlaps(movements: readonly Movement[]): void {
  movements.forEach((movement, index) => {
    for (const earlier of movements.slice(0, index)) {
      if (earlier.rule === movement.rule) {
        throw new ConfigError(`${movement.where}.name`, `${movement.rule} names two rules`, "give each its own name");
      }
      if (overlap(earlier.from, movement.from)) {
        throw new ConfigError(
          `${movement.where}.source.prefix`,
          `rules ${earlier.rule} (${describeLocation(earlier.from)}) and ${movement.rule} (${describeLocation(movement.from)}) take the same objects`,
          "give them prefixes of which none starts with the other, or add the destinations to one rule",
        );
      }
    }
  });
}
