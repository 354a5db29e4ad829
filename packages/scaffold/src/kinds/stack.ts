import { addTemplates } from "../draft/addTemplates.js";
import { listedProject } from "../edits/listedProject.js";
import { withReference } from "../edits/withReference.js";
import { withImporter } from "../lockfile/withImporter.js";
import type { Scaffold } from "../Scaffold.js";

/**
 * A deployable stack: configuration, plan and deployment with their tests, and settings for the sandbox and an example account; known to
 * the compiler, to pnpm and to the reviews of what is deployed. `sallyport check` finds it by its Pulumi.yaml.
 */
export const stack: Scaffold = {
  title: "a deployable stack",
  draw: (draft, names) => {
    const { kebab, pascal } = names;
    const folder = `stacks/${kebab}`;
    addTemplates(draft, "stack", names, (path) => `${folder}/${path.replace(/^source\//, "src/")}`);
    draft.edit("tsconfig.json", (text, path) => withReference(text, path, folder));
    draft.edit("pnpm-lock.yaml", (text, path) =>
      withImporter(text, path, folder, JSON.parse(draft.read(`${folder}/package.json`))),
    );
    draft.edit("policies/src/calendar/calendar.ts", (text, path) => listedProject(text, path, kebab));
    return [
      `write what is deployed: ${folder}/src/config/${pascal}Config.ts, then plan, then deployment`,
      "npm run setup",
      "pnpm --filter @sallyport/policies reference",
      `npx jest ${folder} --selectProjects unit`,
      `npx sallyport check ${kebab}`,
      `npx sallyport deployer-policy ${kebab} prints the resource types that a deployer's role needs`,
    ];
  },
};
