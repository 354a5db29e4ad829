import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { pack } from "tar-stream";
import type { ImageConfig } from "../image/SavedImage.js";
import type { LayerEntry } from "./soundImage.js";

/** Writes an image, of these layers, into a new folder as `docker save IMAGE | tar --extract` does. The lowest layer is compressed: some stores do so, others do not. */
export async function writeSavedImage(
  folder: string,
  layers: readonly (readonly LayerEntry[])[],
  config: ImageConfig,
): Promise<void> {
  mkdirSync(folder);
  const Layers: string[] = [];
  for (const [index, entries] of layers.entries()) {
    const layer = pack();
    for (const { text = "", ...header } of entries) layer.entry(header, header.type === "directory" ? "" : text);
    layer.finalize();
    const name = `layer-${index}.tar`;
    const file = createWriteStream(join(folder, name));
    await (index === 0 ? pipeline(layer, createGzip(), file) : pipeline(layer, file));
    Layers.push(name);
  }
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  const manifest = [{ Config: "config.json", RepoTags: ["sallyport/etl:scanned"], Layers }];
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
}
