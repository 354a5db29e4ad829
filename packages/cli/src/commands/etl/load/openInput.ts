import { stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { FileStore, FolderQuarantine } from "@sallyport/worker-etl";
import { CommandError } from "../../../output/CommandError.js";
import type { EtlInput } from "./EtlInput.js";
import type { InputOptions } from "./InputOptions.js";
import { oneByOne } from "./oneByOne.js";

/**
 * Opens what a load reads: a file, or `s3://bucket/key`. Rejected rows of an object go to `quarantine/` in its bucket where that is the
 * stack's, as those of its worker do; others below a folder.
 *
 * @throws CommandError where there is no such file, or the address names no object
 */
export async function openInput(address: string, options: InputOptions): Promise<EtlInput> {
  if (address.startsWith("s3://")) {
    // Only here: a file on a disk has no use for the SDK.
    const { openObject } = await import("./openObject.js");
    return openObject(address, options);
  }
  const path = resolve(address);
  const found = await stat(path).catch((error: Error) => {
    throw new CommandError(`cannot read ${address}: ${error.message}`, "give a file, or s3://bucket/key", 64);
  });
  if (!found.isFile()) throw new CommandError(`${address} is no file`, "give one file, or s3://bucket/key", 64);
  const quarantine = new FolderQuarantine(resolve(options.quarantine));
  return { objects: oneByOne(new FileStore(dirname(path))), quarantine, object: basename(path), prefix: "" };
}
