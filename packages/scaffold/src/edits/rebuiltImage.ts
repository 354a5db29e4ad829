import { ScaffoldError } from "../ScaffoldError.js";

/**
 * The calendar with one more image that is rebuilt each month, of Debian as the template's is.
 *
 * @throws ScaffoldError where its lists of images are not there once, or name this one
 */
export function rebuiltImage(text: string, path: string, worker: string): string {
  const images = [...text.matchAll(/const images = \[\n((?: {2}\[.*\],\n)+)\] as const;\n/g)];
  const debian = [...text.matchAll(/const ofDebian = \[(.*)\];\n/g)];
  const [image, rows = ""] = images[0] ?? [];
  const [list, names = ""] = debian[0] ?? [];
  if (image === undefined || list === undefined || images.length !== 1 || debian.length !== 1) {
    throw new ScaffoldError(`${path} does not look as expected: no lists of images`, "add the image by hand");
  }
  const row = `  ["${worker}", "Dockerfile", "${worker}"],\n`;
  if (rows.includes(row)) throw new ScaffoldError(`${path} has ${worker} already`, "take another name");
  return text
    .replace(image, `const images = [\n${rows}${row}] as const;\n`)
    .replace(list, `const ofDebian = [${names}, "${worker}"];\n`);
}
