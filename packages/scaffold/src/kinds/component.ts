import { addTemplates } from "../draft/addTemplates.js";
import { insertedBefore } from "../edits/insertedBefore.js";
import { insertedInOrder } from "../edits/insertedInOrder.js";
import { withImport } from "../edits/withImport.js";
import type { Scaffold } from "../Scaffold.js";
import { chosenFolder } from "./chosenFolder.js";
import { refuseTaken } from "./refuseTaken.js";

const source = "components/src";

/**
 * A hardened component: class, conformance entry and tests; exported, with a row of what it refuses and a place in the program that
 * deploys every component. The suites find its entry by themselves.
 */
export const component: Scaffold = {
  title: "a hardened component",
  draw: (draft, names, options) => {
    const { kebab, pascal } = names;
    const folder = chosenFolder(options.folder, names.camel);
    refuseTaken(draft.root, source, pascal);
    addTemplates(draft, "component", names, (path) => `${source}/${folder}/${path}`);
    addTemplates(draft, "changeset", names, (path) => `.changeset/${path}`);
    draft.edit(`${source}/index.ts`, (text, path) =>
      withImport(text, path, `export { ${pascal}, type ${pascal}Args } from "./${folder}/${pascal}.js";`, "export"),
    );
    const refusal = '{ args: { retentionDays: 2 }, argument: "retentionDays", value: 2, fix: "such as 3" }';
    draft.edit(`${source}/conformance/refusals.ts`, (text, path) =>
      insertedInOrder(text, path, /^ {2}([A-Z]\w+): \[/, pascal, `  ${pascal}: [${refusal}],`),
    );
    draft.edit(`${source}/deployment/everyComponent.program.ts`, (text, path) =>
      insertedBefore(
        withImport(text, path, `import { ${pascal} } from "../${folder}/${pascal}.js";`),
        path,
        '  const eventPattern = JSON.stringify({ source: ["every.component"] });',
        `  new ${pascal}(\`\${name}-${kebab}\`, placed);`,
      ),
    );
    return [
      `write what it is in ${source}/${folder}/${pascal}.ts: resources, arguments, defaults, cost, the controls that it answers`,
      `use every argument in ${pascal}.conformance.ts, and name in ${source}/conformance/refusals.ts what it refuses`,
      "pnpm --filter @sallyport/components reference && pnpm --filter @sallyport/policies reference",
      `npx jest components/src/${folder} components/src/conformance --selectProjects unit`,
      "npx jest components/src/deployment/everyComponent --selectProjects e2e",
      `say in .changeset/${kebab}.md what its users get`,
    ];
  },
};
