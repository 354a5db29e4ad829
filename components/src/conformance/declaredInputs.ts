import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const provider = dirname(require.resolve("@pulumi/aws/package.json"));
const known = new Map<string, ReadonlyMap<string, "required" | "optional">>();

/**
 * The inputs that a type of the AWS provider takes, read from the provider's own declarations: what is taggable, regional
 * or required is its answer, not a list of ours.
 *
 * @param type for example "aws:s3/bucket:Bucket"
 */
export function declaredInputs(type: string): ReadonlyMap<string, "required" | "optional"> {
  const seen = known.get(type);
  if (seen !== undefined) return seen;
  const [, module = "", name = ""] = /^aws:([\w/]+):(\w+)$/.exec(type) ?? [];
  const declarations = readFileSync(join(provider, `${module}.d.ts`), "utf8");
  const [, body = ""] = declarations.split(`export interface ${name}Args {`);
  const inputs = new Map(
    [...body.matchAll(/^ {4}(\w+)(\??): /gm)].map(
      ([, input = "", mark]) => [input, mark === "?" ? "optional" : "required"] as const,
    ),
  );
  if (inputs.size === 0) throw new Error(`${type}: no inputs found in ${module}.d.ts of the AWS provider`);
  known.set(type, inputs);
  return inputs;
}
