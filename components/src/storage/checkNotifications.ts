import type * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";
import type { BucketNotificationArgs } from "./BucketNotificationArgs.js";

/** Events that a notification without `events` tells. */
export const createdEvents: readonly string[] = ["s3:ObjectCreated:*"];

/**
 * Checks at construction that no object's event would go to two queues: S3 refuses such a configuration as a whole, at
 * deployment and without saying which part. Values that are outputs are left to S3.
 *
 * @throws ArgumentError naming the later of the two
 */
export function checkNotifications(component: string, notifications: readonly BucketNotificationArgs[]): void {
  notifications.forEach((later, index) => {
    const earlier = notifications.slice(0, index).findIndex((other) => overlap(other, later));
    if (earlier === -1) return;
    const fix = `notifications[${earlier}] takes some of the same events; give them prefixes or suffixes apart`;
    throw new ArgumentError(component, `notifications[${index}]`, { prefix: later.prefix, suffix: later.suffix }, fix);
  });
}

function overlap(one: BucketNotificationArgs, other: BucketNotificationArgs): boolean {
  const starts = plain(one.prefix, other.prefix);
  const ends = plain(one.suffix, other.suffix);
  if (starts === undefined || ends === undefined) return false;
  const [start, otherStart] = starts;
  const [end, otherEnd] = ends;
  return (
    (start.startsWith(otherStart) || otherStart.startsWith(start)) &&
    (end.endsWith(otherEnd) || otherEnd.endsWith(end)) &&
    eventsOf(one).some((event) => eventsOf(other).some((another) => sameEvent(event, another)))
  );
}

function plain(
  one: pulumi.Input<string> | undefined,
  other: pulumi.Input<string> | undefined,
): readonly [string, string] | undefined {
  const [a = "", b = ""] = [one, other];
  return typeof a === "string" && typeof b === "string" ? [a, b] : undefined;
}

function eventsOf({ events = [...createdEvents] }: BucketNotificationArgs): readonly string[] {
  return Array.isArray(events) ? events.filter((event) => typeof event === "string") : [];
}

/** "s3:ObjectCreated:*" stands for every event of its kind. */
function sameEvent(one: string, other: string): boolean {
  const within = (event: string, pattern: string) =>
    pattern.endsWith("*") ? event.startsWith(pattern.slice(0, -1)) : event === pattern;
  return within(one, other) || within(other, one);
}
