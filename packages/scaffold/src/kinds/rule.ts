import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { addTemplates } from "../draft/addTemplates.js";
import { withImport } from "../edits/withImport.js";
import { withListed } from "../edits/withListed.js";
import type { Scaffold } from "../Scaffold.js";
import { ScaffoldError } from "../ScaffoldError.js";
import { chosenFolder } from "./chosenFolder.js";
import { refuseTaken } from "./refuseTaken.js";

const source = "policies/src/rules";

/**
 * A rule with a good and a bad example, which are its tests; in the list of its service, and so in every pack that selects it. Its
 * service is the name's first word, unless another is asked for.
 */
export const rule: Scaffold = {
  title: "a policy rule",
  draw: (draft, names, options) => {
    const { kebab, pascal } = names;
    const folder = chosenFolder(options.folder, kebab.split("-")[0] ?? "");
    if (!kebab.includes("-")) {
      throw new ScaffoldError(`"${kebab}" says no state`, 'name a rule for what is wanted, such as "sqs-unshared"');
    }
    refuseTaken(draft.root, source, pascal);
    refuseId(draft.root, kebab);
    addTemplates(draft, "rule", names, (path) => `${source}/${folder}/${path}`);
    const list = `${folder}Rules`;
    const index = `${source}/${folder}/index.ts`;
    const imported = `import { ${pascal} } from "./${pascal}.js";`;
    if (existsSync(join(draft.root, index))) {
      draft.edit(index, (text, path) =>
        withListed(withImport(text, path, imported), path, `export const ${list}: readonly Rule[] = [`, pascal),
      );
    } else {
      const lines = [
        'import type { Rule } from "../../engine/Rule.js";',
        imported,
        "",
        `export const ${list}: readonly Rule[] = [${pascal}];`,
        "",
      ];
      draft.create(index, lines.join("\n"));
      draft.edit(`${source}/index.ts`, (text, path) =>
        withListed(
          withImport(text, path, `import { ${list} } from "./${folder}/index.js";`),
          path,
          "export const allRules: readonly Rule[] = [",
          `...${list}`,
        ),
      );
    }
    return [
      `write what it wants in ${source}/${folder}/${pascal}.ts: types, severity, why, fix, controls, and examples of good and bad`,
      "npx jest policies/src/rules --selectProjects unit",
      "npx sallyport check",
      "pnpm --filter @sallyport/policies reference",
      "npx jest components/src/conformance components/src/mutation --selectProjects unit",
    ];
  },
};

/** Rules' ids are names of policies, whatever their files are called. */
function refuseId(root: string, id: string): void {
  const folder = join(root, source);
  const taken = readdirSync(folder, { recursive: true, encoding: "utf8" }).find(
    (path) => path.endsWith(".ts") && readFileSync(join(folder, path), "utf8").includes(`\n  id: "${id}",\n`),
  );
  if (taken !== undefined) throw new ScaffoldError(`${id} is taken: ${source}/${taken} has it`, "take another name");
}
