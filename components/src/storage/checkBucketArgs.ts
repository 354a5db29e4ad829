import { ArgumentError } from "../errors/ArgumentError.js";
import { checkWaivers } from "../waivers/checkWaivers.js";
import { checkNotifications } from "./checkNotifications.js";
import type { HardenedBucketArgs } from "./HardenedBucket.js";

/**
 * Checks what the plain arguments of a bucket say together.
 *
 * @param component as `describeComponent` gives it
 * @throws ArgumentError naming the argument at fault
 */
export function checkBucketArgs(component: string, args: HardenedBucketArgs): void {
  const { accessLogs, bucketName, exceptions, notifications, replication } = args;
  checkWaivers(component, exceptions);
  if (accessLogs !== undefined && exceptions?.noAccessLogs !== undefined) {
    const fix = "remove it or the waiver exceptions.noAccessLogs: a bucket has access logs or a reason for having none";
    throw new ArgumentError(component, "accessLogs", "given", fix);
  }
  if (typeof bucketName === "string" && accessLogs?.bucket === bucketName) {
    throw new ArgumentError(component, "accessLogs.bucket", bucketName, "a bucket must not log to itself (STO-05)");
  }
  if (notifications?.length === 0) {
    throw new ArgumentError(component, "notifications", [], "name a queue, or leave notifications out");
  }
  checkNotifications(component, notifications ?? []);
  if (replication === undefined) return;
  const names = replication.targets.map(({ name }) => name);
  if (names.length === 0) {
    throw new ArgumentError(component, "replication.targets", [], "name a target, or leave replication out");
  }
  names.forEach((name, index) => {
    const argument = `replication.targets[${index}].name`;
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
      throw new ArgumentError(component, argument, name, 'use lower-case letters, digits and hyphens: "frankfurt"');
    }
    if (names.indexOf(name) !== index) {
      throw new ArgumentError(component, argument, name, "another target has this name; each names its own statements");
    }
  });
}
