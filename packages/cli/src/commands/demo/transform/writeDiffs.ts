import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { formatPatch } from "diff";
import { diffPage } from "./diffPage.js";
import type { JudgedPart } from "./judgePart.js";
import type { SourcePart } from "./SourcePackage.js";

/** Writes a part's changes as `<part>.html`, to look at, and as `<part>.diff`, which `patch -p1` takes. Returns the page's path. */
export async function writeDiffs({ name }: SourcePart, { patches }: JudgedPart, folder: string): Promise<string> {
  const page = join(folder, `${name}.html`);
  await writeFile(page, diffPage({ title: name, patches }));
  await writeFile(join(folder, `${name}.diff`), patches.length === 0 ? "" : formatPatch([...patches]));
  return page;
}
