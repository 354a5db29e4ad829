import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Draft } from "./draft/Draft.js";
import { writeDraft } from "./draft/writeDraft.js";
import { scaffolds } from "./kinds/index.js";
import { namesOf } from "./names/namesOf.js";
import { ScaffoldError } from "./ScaffoldError.js";

/** `node dist/main.js KIND NAME [--in FOLDER]`, in the repository's root. Exit codes: 0 written, 1 refused, 64 usage. */
const usage = `usage: pnpm new:KIND NAME [--in FOLDER]

${Object.entries(scaffolds)
  .map(([kind, { title }]) => `  pnpm new:${kind.padEnd(10)} ${title}`)
  .join("\n")}

NAME is words of lower-case letters and digits, joined by hyphens. FOLDER is that of a component's concern or of a rule's service.
`;

process.exitCode = run(process.cwd(), process.argv.slice(2));

function run(root: string, args: readonly string[]): number {
  try {
    const options = { in: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [kind = "", name, ...more] = positionals;
    const scaffold = Object.hasOwn(scaffolds, kind) ? scaffolds[kind] : undefined;
    if (scaffold === undefined || name === undefined || more.length > 0) {
      process.stderr.write(usage);
      return 64;
    }
    const draft = new Draft(root);
    const next = scaffold.draw(draft, namesOf(name), { folder: values.in });
    const written = writeDraft(draft);
    format(root, written);
    const said = written.map((path) => `${draft.created.has(path) ? "new " : "edit"}  ${path}`);
    process.stdout.write(`${[...said, "", "next:", ...next.map((step) => `  ${step}`)].join("\n")}\n`);
    return 0;
  } catch (error) {
    if (error instanceof ScaffoldError) {
      process.stderr.write(`sallyport: ${error.message}\nsallyport: nothing was written\n`);
      return 1;
    }
    if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")) {
      process.stderr.write(`sallyport: ${error.message}\n${usage}`);
      return 64;
    }
    throw error;
  }
}

/** Names differ in length and place in an order: lines are broken and imports sorted as everywhere. */
function format(root: string, paths: readonly string[]): void {
  const biome = join(root, "node_modules", ".bin", "biome");
  const code = paths.filter((path) => /\.(ts|mjs|json)$/.test(path));
  const run = existsSync(biome)
    ? spawnSync(biome, ["check", "--write", ...code], { cwd: root, encoding: "utf8" })
    : undefined;
  if (run?.status === 0) return;
  process.stderr.write(
    `${run?.stderr ?? ""}sallyport: run \`npx biome check --write .\`: the new code is not formatted yet\n`,
  );
}
