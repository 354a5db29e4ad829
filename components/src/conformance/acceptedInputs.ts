import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const provider = dirname(require.resolve("@pulumi/aws/package.json"));
const known = new Map<string, ReadonlySet<string>>();

/**
 * Names of the inputs that a type of the AWS provider takes, read from the provider's own declarations: what is
 * taggable or regional is its answer, not a list of ours.
 *
 * @param type for example "aws:s3/bucket:Bucket"
 */
export function acceptedInputs(type: string): ReadonlySet<string> {
  const seen = known.get(type);
  if (seen !== undefined) return seen;
  const [, module = "", name = ""] = /^aws:([\w/]+):(\w+)$/.exec(type) ?? [];
  const declarations = readFileSync(join(provider, `${module}.d.ts`), "utf8");
  const [, body = ""] = declarations.split(`export interface ${name}Args {`);
  const inputs = new Set([...body.matchAll(/^ {4}(\w+)\??: /gm)].map(([, input = ""]) => input));
  if (inputs.size === 0) throw new Error(`${type}: no inputs found in ${module}.d.ts of the AWS provider`);
  known.set(type, inputs);
  return inputs;
}
