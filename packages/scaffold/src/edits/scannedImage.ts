import { ScaffoldError } from "../ScaffoldError.js";

/**
 * The workflow of the images with one more, which is built, scanned and saved as the one before it, and judged with all of them.
 *
 * @throws ScaffoldError where the workflow does not do so in that order, or has this one
 */
export function scannedImage(text: string, path: string, worker: string): string {
  const tag = `sallyport/${worker}:scanned`;
  if (text.includes(tag)) throw new ScaffoldError(`${path} has ${worker} already`, "take another name");
  const last =
    /^ {6}- run: docker build .* --tag sallyport\/(\S+):scanned .*\n((?:(?! {6}- run: docker build ).*\n)*?)( {6}- run: npm run images -- .*)\n/m;
  const [whole, name = "", steps = "", judged = ""] = last.exec(text) ?? [];
  if (whole === undefined) {
    const problem = `${path} does not look as expected: it does not build, scan, save and then judge images`;
    throw new ScaffoldError(problem, "add the steps by hand");
  }
  const build = `      - run: docker build --pull --file workers/${worker}/Dockerfile --tag ${tag} workers/${worker}\n`;
  const same = steps
    .replaceAll(`sallyport/${name}:`, `sallyport/${worker}:`)
    .replaceAll(`built/${name}`, `built/${worker}`);
  return text.replace(`${judged}\n`, () => `${build}${same}${judged} ${worker}\n`);
}
