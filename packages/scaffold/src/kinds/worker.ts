import { addTemplates } from "../draft/addTemplates.js";
import { rebuiltImage } from "../edits/rebuiltImage.js";
import { scannedImage } from "../edits/scannedImage.js";
import { updatedFolder } from "../edits/updatedFolder.js";
import { withReference } from "../edits/withReference.js";
import { withImporter } from "../lockfile/withImporter.js";
import type { Scaffold } from "../Scaffold.js";

/**
 * A worker that takes messages of a queue, with its image: steps, ports and settings with their tests, and the suites that every worker
 * and every image passes; known to the compiler, to pnpm, and to what updates, scans and rebuilds images. The sandbox finds it by its
 * package.json.
 */
export const worker: Scaffold = {
  title: "a worker with its image",
  draw: (draft, names) => {
    const { kebab } = names;
    const folder = `workers/${kebab}`;
    addTemplates(draft, "worker", names, (path) => {
      const plain = path.replace(/\.template$/, "").replace(/^source\//, "src/");
      return `${folder}/${plain}`;
    });
    draft.edit("tsconfig.json", (text, path) => withReference(text, path, folder));
    draft.edit("pnpm-lock.yaml", (text, path) =>
      withImporter(text, path, folder, JSON.parse(draft.read(`${folder}/package.json`))),
    );
    draft.edit(".github/dependabot.yml", (text, path) => updatedFolder(text, path, folder));
    draft.edit(".github/workflows/images.yml", (text, path) => scannedImage(text, path, kebab));
    draft.edit("policies/src/calendar/calendar.ts", (text, path) => rebuiltImage(text, path, kebab));
    return [
      `write what it makes of a message: ${folder}/src/handleMessage.ts, its ports, and README.md with its settings and its role`,
      "npm run setup",
      "pnpm --filter @sallyport/policies reference",
      `npx jest ${folder} --selectProjects unit`,
      `npx jest ${folder} --selectProjects sandbox`,
      `give its stack the image sallyport/${kebab}, and its task role what README.md lists`,
    ];
  },
};
