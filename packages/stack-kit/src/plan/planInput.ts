import { ConfigError } from "../config/ConfigError.js";
import type { InputSettings } from "../config/inputSettings.js";
import type { BucketPlan } from "./BucketPlan.js";

/**
 * The bucket of the input that is configured as `input`.
 *
 * @param region the region of the stack, which the bucket must be of
 * @param base start of the stack's names: a made bucket is `<base>-input`
 * @throws ConfigError for a key without a bucket, and for a key of another region
 */
export function planInput({ bucket, keyArn }: InputSettings, region: string, base: string): BucketPlan {
  if (bucket === undefined) {
    if (keyArn === undefined) return { kind: "made", name: `${base}-input` };
    throw new ConfigError(
      "input.keyArn",
      "there is no bucket that it would be of",
      "name the bucket, or leave both out",
    );
  }
  const of = keyArn?.split(":")[3];
  if (of !== undefined && of !== region) {
    const problem = `the key is of ${of} and the stack of ${region}`;
    throw new ConfigError(
      "input.keyArn",
      problem,
      "deploy the stack in the bucket's region, and give that region's key",
    );
  }
  return { kind: "existing", bucket, keyArn };
}
