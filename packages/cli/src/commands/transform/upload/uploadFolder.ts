import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { startProgress } from "../../../output/progress.js";
import type { Answer, TransformApi } from "../api/TransformApi.js";
import { type UploadOptions, uploadFile } from "../uploadFile.js";
import { listSource } from "./listSource.js";
import { tellExcluded } from "./tellExcluded.js";
import { writeZip } from "./zip/writeZip.js";

/**
 * Uploads a folder as one archive, by a URL that the API signs: one call and one put, however many files there are, and no credentials for S3.
 *
 * @returns the API's answer, with what was uploaded
 * @throws CommandError where the folder is no source, and for an upload that S3 refuses
 */
export async function uploadFolder(api: TransformApi, folder: string, options: UploadOptions = {}): Promise<Answer> {
  const start = performance.now();
  const source = await listSource(folder);
  tellExcluded(source.excluded);
  // A put by a signed URL has to tell its length beforehand: the archive waits on the disk, where nobody else can read it.
  const scratch = await mkdtemp(join(tmpdir(), "sallyport-upload-"));
  try {
    const archive = join(scratch, archiveNameOf(source.root));
    const progress = startProgress("packing", source.paths.length);
    const written = await writeZip(source, archive, (done) => progress.update(done)).finally(() => progress.end());
    const answer = await uploadFile(api, archive, options);
    const seconds = (performance.now() - start) / 1000;
    return { ...answer, files: source.paths.length, ...written, excluded: source.excluded, seconds };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The folder's name, as far as the API takes it. */
function archiveNameOf(root: string): string {
  const name = basename(root).replaceAll(/[^A-Za-z0-9_-]+/g, "-");
  return `${name.replace(/^[^A-Za-z0-9]+/, "").slice(0, 60) || "source"}.zip`;
}
