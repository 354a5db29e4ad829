import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** The source, also when this file runs from `dist`. */
const sources = join(__dirname, "..", "..", "src");

/**
 * The `@example` of a component's doc comment, which Pulumi's schema leaves out.
 *
 * @throws Error when the component has none
 */
export function exampleOf(component: string): string {
  const file = readdirSync(sources, { recursive: true, encoding: "utf8" }).find(
    (path) => basename(path) === `${component}.ts`,
  );
  const source = file === undefined ? "" : readFileSync(join(sources, file), "utf8");
  const [, example] = /^ \* @example\n((?: \*.*\n)+?) \*\/\nexport class /m.exec(source) ?? [];
  if (example === undefined) throw new Error(`${component}: give its class comment an @example`);
  return example.replace(/^ \* ?/gm, "").trimEnd();
}
