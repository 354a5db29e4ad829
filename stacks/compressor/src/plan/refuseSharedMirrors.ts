import { ConfigError } from "@sallyport/stack-kit";
import { describeLocation, overlap } from "./Location.js";
import type { Movement } from "./refuseLoops.js";

/**
 * Refuses a rule that mirrors deletions into a place where another rule writes: what is deleted at the one's source would
 * delete the other's object of the same key, and no sequencer puts the events of two buckets into an order.
 *
 * @throws ConfigError naming both
 */
export function refuseSharedMirrors(movements: readonly Movement[]): void {
  for (const mirror of movements.filter(({ mirrorDeletes }) => mirrorDeletes)) {
    for (const other of movements) {
      if (other === mirror) continue;
      const shared = mirror.to.find((place) => other.to.some((written) => overlap(place, written)));
      if (shared === undefined) continue;
      throw new ConfigError(
        `${mirror.where}.mirrorDeletes`,
        `rule ${mirror.rule} would delete what rule ${other.rule} writes to ${describeLocation(shared)}`,
        "give each rule a bucket or a prefix of its own there, or mirror no deletions",
      );
    }
  }
}
