import { configurationProblems } from "./configurationProblems.js";
import { fileProblems } from "./fileProblems.js";
import type { ImageFile } from "./ImageFile.js";
import { readLayer } from "./readLayer.js";
import type { SavedImage } from "./SavedImage.js";
import { secretFileProblems } from "./secretFileProblems.js";
import { stackLayers } from "./stackLayers.js";

/** What is wrong with a built image, in what it says of itself and in its files (CNT-02, CPL-03): one line each, none where all is well. */
export async function imageProblems({ config, layers }: SavedImage): Promise<readonly string[]> {
  const read: (readonly ImageFile[])[] = [];
  for (const layer of layers) read.push(await readLayer(layer));
  return [...configurationProblems(config), ...fileProblems(stackLayers(read), config), ...secretFileProblems(read)];
}
