import { execFile } from "node:child_process";
import { cp, mkdir, readdir, rm, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Spares a clone of a checkout the installation and most of the compilation: its sources become what they are in the checkout, committed or not;
 * the links to installed packages and what is compiled are copied. Packages of the registry stay where they are, behind one link: nothing writes into
 * those, since the clone's own scripts are told that all is installed.
 */
export async function reuseInstallation(root: string, clone: string): Promise<void> {
  const files = await sourcesOf(root);
  for (const file of files) await copy(join(root, file), join(clone, file));
  const known = new Set(files);
  const gone = (await sourcesOf(clone)).filter((file) => !known.has(file));
  for (const file of gone) await rm(join(clone, file), { force: true });
  // What `git checkout FILE` goes back to.
  await run("git", ["-C", clone, "add", "--all"]);

  const store = ".pnpm";
  for (const entry of await readdir(join(root, "node_modules"))) {
    if (entry === store || entry === ".cache") continue;
    await copy(join(root, "node_modules", entry), join(clone, "node_modules", entry));
  }
  await symlink(join(root, "node_modules", store), join(clone, "node_modules", store));
  const prepare = JSON.stringify(join(clone, "scripts", "prepare.mjs"));
  await run(process.execPath, ["--input-type=module", "--eval", `(await import(${prepare})).markInstalled()`]);
  for (const manifest of files.filter((file) => file.endsWith("/package.json"))) {
    for (const made of ["node_modules", "dist"]) {
      const from = join(root, dirname(manifest), made);
      if (await isThere(from)) await copy(from, join(clone, dirname(manifest), made));
    }
  }
}

/** Files of a checkout that are, or would be, committed. */
async function sourcesOf(checkout: string): Promise<readonly string[]> {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { stdout } = await run("git", ["-C", checkout, ...list], { maxBuffer: 64 * 1024 * 1024 });
  const files = stdout.split("\0").filter((file) => file !== "");
  const there = await Promise.all(files.map((file) => isThere(join(checkout, file))));
  return files.filter((_file, index) => there[index]);
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
}
