import { posix } from "node:path";
import type { ImageFile } from "./ImageFile.js";

const removal = ".wh.";
const emptied = ".wh..wh..opq";

/** The root file system that layers make, the lowest first: each adds files, replaces them, and takes away what it names (`.wh.NAME`). Pure. */
export function stackLayers(layers: readonly (readonly ImageFile[])[]): readonly ImageFile[] {
  const files = new Map<string, ImageFile>();
  for (const layer of layers) {
    // A layer takes away what is below it, never what is its own, in whatever order it names the two.
    for (const { path } of layer) {
      const [folder, name] = [posix.dirname(path), posix.basename(path)];
      if (name === emptied) removeBelow(files, folder);
      else if (name.startsWith(removal)) remove(files, posix.join(folder, name.slice(removal.length)));
    }
    for (const file of layer) {
      if (posix.basename(file.path).startsWith(removal)) continue;
      if (file.type !== "directory" && files.get(file.path)?.type === "directory") removeBelow(files, file.path);
      files.set(file.path, file);
    }
  }
  return [...files.values()];
}

function remove(files: Map<string, ImageFile>, path: string): void {
  files.delete(path);
  removeBelow(files, path);
}

function removeBelow(files: Map<string, ImageFile>, folder: string): void {
  const prefix = folder === "/" ? folder : `${folder}/`;
  for (const path of files.keys()) if (path.startsWith(prefix)) files.delete(path);
}
