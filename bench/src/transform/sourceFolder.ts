import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../runSallyport.js";
import { textFiles } from "../textCorpus.js";

/** Files of one folder. */
const TOGETHER = 200;

/** Writes files of equal length into folders: pieces of the sources of one large package, each file's its own. */
export function writeSourceFolder(folder: string, files: number, bytesEach: number): void {
  const texts = textFiles(join(repository, "components", "node_modules", "@pulumi", "aws"));
  let ready = Buffer.alloc(0);
  let next = 0;
  for (let file = 0; file < files; file += 1) {
    while (ready.length < bytesEach) ready = Buffer.concat([ready, readFileSync(texts[next++ % texts.length] ?? "")]);
    const place = join(folder, `part-${Math.floor(file / TOGETHER)}`);
    if (file % TOGETHER === 0) mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `file-${file}.txt`), ready.subarray(0, bytesEach));
    ready = ready.subarray(bytesEach);
  }
}
