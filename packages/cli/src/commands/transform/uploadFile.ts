import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { CommandError } from "../../output/CommandError.js";
import type { Answer, TransformApi } from "./api/TransformApi.js";

export interface UploadOptions {
  readonly expiresIn?: number;
  /** Default: Node's own. */
  readonly send?: typeof fetch;
}

const types: Readonly<Record<string, string>> = { zip: "application/zip", json: "application/json" };

/**
 * Puts a file where jobs and batches can be told to read it, by a URL that the API signs.
 *
 * @returns the API's answer
 * @throws CommandError for a file that is not there, and for an upload that S3 refuses
 */
export async function uploadFile(
  api: TransformApi,
  file: string,
  { expiresIn, send = fetch }: UploadOptions = {},
): Promise<Answer> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size === undefined) throw new CommandError(`there is no file ${file}`, "name a .zip or .json file", 64);
  const filename = basename(file);
  const answer = await api.call({
    method: "POST",
    path: "/upload",
    body: { filename, ...(expiresIn !== undefined && { expiresIn }) },
  });
  const type = types[filename.slice(filename.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  const put = await send(String(answer.uploadUrl), {
    method: "PUT",
    // S3 keeps it only where it arrives as it was read.
    headers: { "content-type": type, "content-length": String(size), "content-md5": await md5Of(file) },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream,
    duplex: "half",
  } as RequestInit);
  if (put.ok) return answer;
  throw new CommandError(`S3 did not take ${filename} (${put.status})`, "upload it again before the URL expires", 2);
}

async function md5Of(file: string): Promise<string> {
  const hash = createHash("md5");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("base64");
}
