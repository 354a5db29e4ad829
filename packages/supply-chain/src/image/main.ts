import { imageProblems } from "./imageProblems.js";
import { readSavedImage } from "./SavedImage.js";

/**
 * `node dist/image/main.js FOLDER…`: looks into built images, each as `docker save IMAGE | tar --extract` leaves it in a folder.
 * Exit codes: 0 all is well, 1 something is wrong with one, 2 one cannot be read.
 */
judge(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`sallyport: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  },
);

async function judge(folders: readonly string[]): Promise<number> {
  if (folders.length === 0) throw new Error("Give a folder for each image");
  let found = 0;
  for (const folder of folders) {
    const image = readSavedImage(folder);
    const problems = await imageProblems(image);
    for (const problem of problems) process.stderr.write(`sallyport: ${image.name}: ${problem}\n`);
    found += problems.length;
  }
  process.stderr.write(`sallyport: ${folders.length} images looked into, ${found} problems\n`);
  return found === 0 ? 0 : 1;
}
