import { ScaffoldError } from "../ScaffoldError.js";

/**
 * The workflow of the images with one more, which is built and then scanned.
 *
 * @throws ScaffoldError where the workflow does not end with the scan of an image, or has this one
 */
export function scannedImage(text: string, path: string, worker: string): string {
  const tag = `sallyport/${worker}:scanned`;
  if (text.includes(tag)) throw new ScaffoldError(`${path} has ${worker} already`, "take another name");
  const [, scan] = /(\n {6}- uses: anchore\/scan-action@\S+\n {8}with:\n(?: {10}.*\n)+)$/.exec(text) ?? [];
  if (scan === undefined) {
    const problem = `${path} does not look as expected: it does not end with the scan of an image`;
    throw new ScaffoldError(problem, "add the steps by hand");
  }
  const build = `      - run: docker build --pull --file workers/${worker}/Dockerfile --tag ${tag} workers/${worker}`;
  return text + build + scan.replace(/image: \S+/, `image: ${tag}`);
}
