import { createHash } from "node:crypto";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Writes files of given sizes with content that depends on the seed only, half of it compressible; returns their folder. */
export async function writeFiles(seed: string, sizes: readonly number[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sallyport-input-"));
  await mkdir(join(folder, "sub"));
  await Promise.all(
    sizes.map(async (size, index) => {
      const noise = createHash("shake256", { outputLength: Math.ceil(size / 2) })
        .update(`${seed}/${index}`)
        .digest();
      const content = Buffer.concat([noise, Buffer.alloc(size - noise.length, `line ${index} of ${seed}\n`)]);
      await writeFile(join(folder, index % 3 === 0 ? "sub" : "", `file ${index}+${seed}.txt`), content);
    }),
  );
  return folder;
}
