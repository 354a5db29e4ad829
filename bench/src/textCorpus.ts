import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SMALLEST = 1024;
const LARGEST = 1024 * 1024;
const TEXT = /\.(d\.ts|js|mjs|cjs|json|md)$/;

/**
 * Writes a folder of mixed text: the declaration files, programs and documents of `from` one after the other, cut into
 * files of 1 KiB to 1 MiB (their logarithms spread evenly), in 37 folders. The same `from` gives the same folder.
 */
export function textCorpus(folder: string, from: string, bytes: number): void {
  const texts = textFiles(from);
  const random = randomNumbers(1);
  let ready = Buffer.alloc(0);
  let next = 0;
  let written = 0;
  for (let index = 0; written < bytes; index++) {
    const size = Math.min(Math.floor(SMALLEST * (LARGEST / SMALLEST) ** random()), bytes - written);
    const parts: Buffer[] = [ready];
    for (let have = ready.length; have < size; next++) {
      const text = readFileSync(texts[next % texts.length] ?? "");
      parts.push(text);
      have += text.length;
    }
    const all = Buffer.concat(parts);
    const parent = join(folder, `folder-${index % 37}`);
    if (index < 37) mkdirSync(parent, { recursive: true });
    writeFileSync(join(parent, `text-${index}.txt`), all.subarray(0, size));
    ready = all.subarray(size);
    written += size;
  }
}

/** The texts below a folder, sorted by path, without those behind links. @throws Error where there are none */
export function textFiles(from: string): string[] {
  const files = filesBelow(from).filter((path) => TEXT.test(path));
  if (files.length === 0) throw new Error(`${from} holds no text: install the dependencies first.`);
  return files.sort();
}

/** Node's own recursion goes through some links, and a store of packages links in circles. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}

/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
