import { ArgumentError } from "../errors/ArgumentError.js";
import type { AccessIntentArgs } from "../identity/AccessIntentArgs.js";
import { checkIntents } from "../identity/checkIntents.js";
import { consumerActions } from "./accessPointsOf.js";
import type { BucketAccessPointArgs } from "./BucketAccessPointArgs.js";
import { checkWords } from "./checkWords.js";

/** Longest name that S3 takes for an access point. */
const longest = 50;

/**
 * Checks what the plain arguments of access points say.
 *
 * @throws ArgumentError naming the access point by its place, `accessPoints[1].prefix`
 */
export function checkAccessPoints(
  component: string,
  name: string,
  accessPoints: readonly BucketAccessPointArgs[],
): void {
  if (accessPoints.length === 0) {
    throw new ArgumentError(component, "accessPoints", [], "name a consumer, or leave accessPoints out");
  }
  checkWords(component, "accessPoints", accessPoints);
  accessPoints.forEach(({ name: word, roleArns }, index) => {
    const argument = `accessPoints[${index}]`;
    const full = `${name}-${word}`;
    if (full.length > longest) {
      throw new ArgumentError(component, `${argument}.name`, word, `"${full}" is longer than ${longest} characters`);
    }
    if (Array.isArray(roleArns) && roleArns.length === 0) {
      throw new ArgumentError(component, `${argument}.roleArns`, [], "name the roles that use it");
    }
  });
  checkIntents(component, "accessPoints", accessPoints.map(intentOf));
}

function intentOf({ actions = [...consumerActions], prefix }: BucketAccessPointArgs): AccessIntentArgs {
  return { bucket: "some-bucket", actions, ...(prefix === undefined ? {} : { prefix }) };
}
