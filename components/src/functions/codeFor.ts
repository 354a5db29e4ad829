import { statSync } from "node:fs";
import { extname, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";

/**
 * A function's code as Pulumi's archive: a folder or zip file as it is, any other file as the module `index`. Pulumi
 * packs entries sorted and without times, so that equal files make no new deployment. Paths are made absolute, since
 * the engine's working folder is not always the program's.
 */
export function codeFor(codePath: string): pulumi.asset.Archive {
  const path = resolve(codePath);
  const extension = extname(path);
  if (statSync(path).isDirectory() || extension === ".zip") return new pulumi.asset.FileArchive(path);
  return new pulumi.asset.AssetArchive({ [`index${extension}`]: new pulumi.asset.FileAsset(path) });
}
