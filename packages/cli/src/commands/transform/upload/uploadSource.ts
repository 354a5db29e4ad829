import { stat } from "node:fs/promises";
import type { Answer, TransformApi } from "../api/TransformApi.js";
import { type UploadOptions, uploadFile } from "../uploadFile.js";
import { uploadFolder } from "./uploadFolder.js";

/** Uploads a folder, packed, or a file as it is, by a URL that the API signs. */
export async function uploadSource(api: TransformApi, path: string, options: UploadOptions = {}): Promise<Answer> {
  const folder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return folder ? await uploadFolder(api, path, options) : await uploadFile(api, path, options);
}
