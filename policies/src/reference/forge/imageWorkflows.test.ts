import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { filesOfTree } from "./filesOfTree.js";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const repository = join(__dirname, "..", "..", "..", "..");
const read = (path: string) => readFileSync(join(repository, path), "utf8");
// One whose base is an argument of the build is of a release that its user chooses, and is built by them.
const files = filesOfTree(repository).filter(
  (path) => /(?:^|[./])Dockerfile$/.test(path) && /^FROM [^$\s]+/m.test(read(path)),
);
const stepsOf = (workflow: string, job: string): readonly Step[] =>
  (parse(read(`.github/workflows/${workflow}.yml`)) as { jobs: Record<string, { steps: Step[] }> }).jobs[job]?.steps ??
  [];
/** Of what the steps build: our images, and not the one that is known to be vulnerable. */
const builtBy = (steps: readonly Step[]) =>
  steps.flatMap(({ run = "" }) =>
    [...run.matchAll(/docker build .*--file (workers\/\S+) --tag (\S+) (\S+)$/gm)].map(
      ([, file = "", tag = "", context = ""]) => ({
        file,
        tag,
        context,
      }),
    ),
  );

describe("the images", () => {
  it.each([
    ["for each change", "images", "images"],
    ["each month, without a cache", "calendar-monthly", "base-image-rebuild"],
  ])("are all built %s, from the folder of their Dockerfile", (_when, workflow, job) => {
    const built = builtBy(stepsOf(workflow, job));
    expect(built.map(({ file }) => file).sort()).toEqual([...files].sort());
    for (const { file, context } of built) expect(context).toBe(dirname(file));
  });

  it("are built without what an earlier build had installed, once a month", () => {
    const [built = ""] = stepsOf("calendar-monthly", "base-image-rebuild").flatMap(({ run = "" }) =>
      run.includes("docker build") ? [run] : [],
    );
    expect(built.match(/docker build --pull --no-cache /g)).toHaveLength(files.length);
  });

  it("are scanned and saved right after they were built, and all judged in the end", () => {
    const steps = stepsOf("images", "images");
    const names = builtBy(steps).map(({ tag }) => tag.replace(/^sallyport\/(.+):scanned$/, "$1"));
    for (const name of names) {
      const tag = `sallyport/${name}:scanned`;
      const built = steps.findIndex(({ run = "" }) => run.includes(`--tag ${tag} `));
      expect(steps[built + 1]).toMatchObject({
        uses: expect.stringMatching(/^anchore\/scan-action@/),
        with: { image: tag, "output-format": "json", "output-file": `built/${name}.json` },
      });
      expect(steps[built + 2]?.run).toContain(`docker save --output built/${name}.tar ${tag}\n`);
      expect(steps[built + 2]?.run).toContain(`--directory built/${name}\n`);
    }
    const judged = steps.findIndex(({ run }) => run === `npm run images -- built ${names.join(" ")}`);
    expect(judged).toBeGreaterThan(steps.findLastIndex(({ run = "" }) => run.includes("docker ")));
    expect(steps[judged]).not.toHaveProperty("continue-on-error");
  });

  it("are scanned for all that there is: the scanner hides nothing of its own accord, so that what is accepted stands in one file", () => {
    const scans = stepsOf("images", "images").filter(({ uses = "" }) => uses.startsWith("anchore/scan-action@"));
    const hiding = ["only-fixed", "vex", "config"];
    expect(scans.flatMap((scan) => hiding.filter((name) => scan.with?.[name] !== undefined))).toEqual([]);
    expect(filesOfTree(repository).filter((path) => /(?:^|\/)\.?grype(?:\/config)?\.ya?ml$/.test(path))).toEqual([]);
  });

  it("are scanned by what stops an image with a known vulnerability, and for that one alone ends with 1", () => {
    const steps = stepsOf("images", "images");
    const known = steps.findIndex(({ run = "" }) => run.includes("--tag sallyport/known-vulnerable:scanned "));
    expect(steps[known + 1]?.with).toEqual({
      ...{ image: "sallyport/known-vulnerable:scanned", "fail-build": false, "output-format": "json" },
      "output-file": "built/known-vulnerable.json",
    });
    expect(steps[known + 2]?.run).toMatch(
      /nothing-accepted\.yaml built\/known-vulnerable\.json \|\| code=\$\?\ntest "\$code" -eq 1$/,
    );
    expect(steps[known + 2]?.run).toContain("node packages/supply-chain/dist/vulnerabilities/main.js ");
  });

  it("apply the distribution's security updates, and leave no cache of them", () => {
    for (const file of files) {
      const [, last = ""] = read(file).split(/^FROM .*\n(?![\s\S]*^FROM )/m);
      expect([file, last]).toEqual([file, expect.stringMatching(/apt-get upgrade|dnf .*upgrade/)]);
      expect([file, last]).toEqual([file, expect.stringMatching(/rm -rf \/var\/lib\/apt\/lists|dnf clean all/)]);
    }
  });
});
