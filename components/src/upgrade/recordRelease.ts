import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { replacingInputs, withSandbox } from "@sallyport/sandbox/testing";
import type { Release } from "./Release.js";
import { releaseFile } from "./releaseFile.js";
import { releaseOf } from "./releaseOf.js";
import { upgradeProject } from "./upgradeProject.js";

const manifest = readFileSync(join(__dirname, "..", "..", "package.json"), "utf8");
const { version } = JSON.parse(manifest) as { readonly version: string };

/** One resource a line, so that a difference between releases is readable. */
function textOf({ version, resources }: Release): string {
  const lines = resources.map((resource) => `    ${JSON.stringify(resource)}`);
  return `{\n  "version": ${JSON.stringify(version)},\n  "resources": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

void withSandbox(
  async ({ environment }) => {
    const project = await upgradeProject(environment);
    try {
      await project.pulumi("up", "--yes", "--skip-preview", "--suppress-progress", "--suppress-outputs");
      const release = releaseOf(version, await project.exported("--show-secrets"), replacingInputs);
      writeFileSync(releaseFile, textOf(release));
      console.log(`recorded ${release.resources.length} resources of ${version} in ${releaseFile}`);
    } finally {
      await project.remove();
    }
  },
  { pulumi: true },
);
