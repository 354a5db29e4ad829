import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A fence of a guide that needs no account and no sandbox: a reader copies it as it is. */
export interface GuideFence {
  readonly page: string;
  /** How its first command begins. */
  readonly begins: string;
  /** Commands after which a reader would come to it. */
  readonly before: string;
  /** Files and folders that are there afterwards. */
  readonly makes: readonly string[];
  /** A program that it needs, and that not every machine has. */
  readonly needs?: string;
}

/** Those that a test copies into a shell and runs. */
export const guideFences: readonly GuideFence[] = [
  {
    page: "docs/guides/kpi.md",
    begins: "npx sallyport kpi sample",
    before: "",
    makes: ["shop/orders", "results/kpis.json", "kpis.html"],
  },
  {
    page: "docs/guides/transform.md",
    begins: "npx sallyport transform run --local",
    before: "mkdir shop && echo 'var one = 1;' > shop/index.js",
    makes: ["out"],
  },
  {
    page: "docs/reference/archive-format.md",
    begins: "tail -c 112 archive.tar.zst",
    before: "mkdir in && echo one > in/one.txt && npx sallyport compress in -o archive.tar.zst",
    makes: [],
    needs: "zstd",
  },
];

/** The commands of a fence, as they stand. @throws Error where the page has no such fence, or several */
export function commandsOf(root: string, { page, begins }: GuideFence): string {
  const text = readFileSync(join(root, page), "utf8");
  const all = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, content = ""]) => content);
  const [found, ...others] = all.filter((content) => content.startsWith(begins));
  if (found === undefined || others.length > 0) throw new Error(`${page} has not one fence that begins with ${begins}`);
  return found;
}
