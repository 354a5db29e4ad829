import { ArgumentError } from "../errors/ArgumentError.js";
import { checkWaivers } from "../waivers/checkWaivers.js";
import { checkAccessPoints } from "./checkAccessPoints.js";
import { checkNotifications } from "./checkNotifications.js";
import { checkWords } from "./checkWords.js";
import type { HardenedBucketArgs } from "./HardenedBucketArgs.js";

/**
 * Checks what the plain arguments of a bucket say together.
 *
 * @param component as `describeComponent` gives it
 * @throws ArgumentError naming the argument at fault
 */
export function checkBucketArgs(component: string, name: string, args: HardenedBucketArgs): void {
  const { accessLogs, accessPoints, bucketName, exceptions, notifications, replication } = args;
  const refuse = (argument: string, value: unknown, fix: string): never => {
    throw new ArgumentError(component, argument, value, fix);
  };
  checkWaivers(component, exceptions);
  if (accessLogs !== undefined && exceptions?.noAccessLogs !== undefined) {
    const fix = "remove it or the waiver exceptions.noAccessLogs: a bucket has access logs or a reason for having none";
    refuse("accessLogs", "given", fix);
  }
  if (typeof bucketName === "string" && accessLogs?.bucket === bucketName) {
    refuse("accessLogs.bucket", bucketName, "a bucket must not log to itself (STO-05)");
  }
  if (notifications?.length === 0) refuse("notifications", [], "name a queue, or leave notifications out");
  checkNotifications(component, notifications ?? []);
  if (exceptions?.sseS3 !== undefined) {
    if (args.keyArn !== undefined) refuse("keyArn", "given", "remove it or the waiver exceptions.sseS3: one encrypts");
    if (replication !== undefined) {
      refuse("replication", "given", "S3 copies from key to key; remove the waiver exceptions.sseS3 (ENC-10)");
    }
  }
  if (accessPoints !== undefined) checkAccessPoints(component, name, accessPoints);
  if (replication === undefined) return;
  if (replication.targets.length === 0) {
    refuse("replication.targets", [], "name a target, or leave replication out");
  }
  checkWords(component, "replication.targets", replication.targets);
}
