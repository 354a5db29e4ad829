import { isRecord } from "./isRecord.js";
import { signatures } from "./signatures.js";

/**
 * Files of the deploying machine as Pulumi passes them: a folder or zip file by its path, or entries by their names. The
 * engine has made the hash of the contents.
 */
export type Archive = {
  readonly hash: string;
  readonly path?: string;
  readonly assets?: { readonly [name: string]: Archive | Asset };
};

/** One file of an archive: by its path, or by its text. */
export type Asset = { readonly hash: string; readonly path?: string; readonly text?: string };

export const isArchive = (value: unknown): value is Archive =>
  isRecord(value) && value[signatures.key] === signatures.archive && typeof value.hash === "string";
