import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { packageRoot } from "../../lifecycle/packageRoot.js";

/** Inputs of the official provider, with the inputs of nested objects. */
export interface OfficialInputs {
  readonly [name: string]: OfficialInputs | undefined;
}

/**
 * The inputs of a resource type as the installed @pulumi/aws declares them, read from its type declarations.
 *
 * @throws Error when @pulumi/aws has no such type
 */
export const officialInputs = (type: string): OfficialInputs => {
  const [, module = "", name = ""] = /^aws:([^:]+):(\w+)$/.exec(type) ?? [];
  const args = interfaceOf(declarationsOf(`${module}.d.ts`), `${name}Args`);
  if (args === undefined) {
    throw new Error(`@pulumi/aws declares no ${name}Args in ${module}.d.ts`);
  }
  return membersOf(args, []);
};

const root = dirname(createRequire(join(packageRoot, "package.json")).resolve("@pulumi/aws/package.json"));
const declarationsOf = (file: string): string => readFileSync(join(root, file), "utf8");

const interfaceOf = (declarations: string, name: string): string | undefined =>
  new RegExp(`^ *(?:export )?interface ${name} \\{\\n([\\s\\S]*?)^ *\\}$`, "m").exec(declarations)?.[1];

/** A namespace's text in `types/input.d.ts`, by namespace. */
const namespaces = new Map(
  declarationsOf("types/input.d.ts")
    .split(/^export declare namespace (?=\w)/m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf(" ")), text]),
);

const membersOf = (body: string, within: readonly string[]): OfficialInputs => {
  const code = body.replaceAll(/\/\*\*[\s\S]*?\*\//g, "");
  const members = [...code.matchAll(/^ *(\w+)\??: (pulumi\.Input<[\s\S]*?);$/gm)];
  return Object.fromEntries(members.map(([, name = "", text = ""]) => [name, nested(text, within)]));
};

/** The inputs of the object that an input holds; none for plain values, documents, and objects within themselves. */
const nested = (text: string, within: readonly string[]): OfficialInputs | undefined => {
  const [, namespace = "", name = ""] = /inputs\.(\w+)\.(\w+)/.exec(text) ?? [];
  if (name === "" || name === "PolicyDocument" || within.includes(name)) {
    return undefined;
  }
  const body = interfaceOf(namespaces.get(namespace) ?? "", name);
  return body === undefined ? undefined : membersOf(body, [...within, name]);
};
