import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { ScaffoldError } from "../ScaffoldError.js";

/** What a scaffold is going to write. Nothing is on disk before all of it has been found right. */
export class Draft {
  readonly #created = new Map<string, string>();
  readonly #edited = new Map<string, string>();

  /** @param root folder of the repository */
  constructor(readonly root: string) {}

  /** New files: content by path from the root. */
  get created(): ReadonlyMap<string, string> {
    return this.#created;
  }

  /** Files that were there, with their new content, by path from the root. */
  get edited(): ReadonlyMap<string, string> {
    return this.#edited;
  }

  /** @throws ScaffoldError where something is at the path already, or it leads out of the repository */
  create(path: string, content: string): void {
    const full = this.#within(path);
    if (existsSync(full) || this.#created.has(path)) {
      throw new ScaffoldError(
        `${path} is there already`,
        "take another name, or remove what is left of an earlier try",
      );
    }
    this.#created.set(path, content);
  }

  /** @throws ScaffoldError where there is no such file, where it leads out of the repository, and whatever `change` throws */
  edit(path: string, change: (text: string, path: string) => string): void {
    this.#edited.set(path, change(this.read(path), path));
  }

  /** A file's text, as it will be. @throws ScaffoldError where there is none */
  read(path: string): string {
    const planned = this.#edited.get(path) ?? this.#created.get(path);
    if (planned !== undefined) return planned;
    const full = this.#within(path);
    if (!existsSync(full))
      throw new ScaffoldError(`${path} is missing`, "run it in a whole checkout of the repository");
    return readFileSync(full, "utf8");
  }

  /** The path on disk; links that lead elsewhere are followed first. */
  #within(path: string): string {
    const full = resolve(this.root, path);
    let known = full;
    while (!existsSync(known)) known = dirname(known);
    const real = join(realpathSync(known), relative(known, full));
    if (!real.startsWith(realpathSync(this.root) + sep)) {
      throw new ScaffoldError(
        `${path} is not in the repository`,
        "take a name without a way out, and no link to elsewhere",
      );
    }
    return full;
  }
}
