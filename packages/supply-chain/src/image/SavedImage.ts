import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What an image says of itself: the part of its configuration that is judged. */
export interface ImageConfig {
  readonly config?: {
    readonly User?: string;
    readonly Env?: readonly string[] | null;
    readonly Healthcheck?: { readonly Test?: readonly string[] } | null;
  };
  /** The steps that made it, in their order, those of its base first. */
  readonly history?: readonly { readonly created_by?: string; readonly empty_layer?: boolean }[];
}

/** An image as `docker save IMAGE | tar --extract` leaves it in a folder. */
export interface SavedImage {
  readonly name: string;
  readonly config: ImageConfig;
  /** Files of its layers, the lowest first. */
  readonly layers: readonly string[];
}

interface Manifest {
  readonly Config: string;
  readonly RepoTags?: readonly string[] | null;
  readonly Layers: readonly string[];
}

/**
 * Reads a saved image: its manifest and its configuration.
 *
 * @throws Error where the folder holds none, or several: nothing would be no problem
 */
export function readSavedImage(folder: string): SavedImage {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), "utf8"));
  const [manifest, ...others] = read("manifest.json") as readonly Manifest[];
  if (manifest === undefined || others.length > 0 || manifest.Layers.length === 0)
    throw new Error(`${folder} does not hold one image with its layers`);
  return {
    name: manifest.RepoTags?.[0] ?? folder,
    config: read(manifest.Config) as ImageConfig,
    layers: manifest.Layers.map((layer) => join(folder, layer)),
  };
}
