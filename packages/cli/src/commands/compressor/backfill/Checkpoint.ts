import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { CommandError } from "../../../output/CommandError.js";
import type { BackfillCounts } from "./BackfillCounts.js";
import type { BackfillScope } from "./BackfillScope.js";

/** How far a backfill has come: every key up to `after` is in the queue, or was passed over. */
export interface Place {
  readonly after: string;
  readonly counts: BackfillCounts;
}

/** A file in which a backfill keeps its place. It holds a key, so that only its owner may read it. */
export class Checkpoint {
  readonly #path: string;
  readonly #scope: BackfillScope;

  constructor(path: string, scope: BackfillScope) {
    this.#path = path;
    this.#scope = scope;
  }

  /** The place of the run before; undefined where there is none. @throws CommandError for a file of another backfill */
  async read(): Promise<Place | undefined> {
    const text = await readFile(this.#path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw this.#unusable(error.message);
    });
    if (text === undefined) return undefined;
    const { scope, after, counts } = this.#parsed(text);
    const { rule, prefix, since } = this.#scope;
    if (scope?.rule !== rule || scope.prefix !== prefix || (scope.since ?? undefined) !== since)
      throw this.#unusable("it is of another rule, prefix or time");
    if (typeof after !== "string" || counts === undefined) throw this.#unusable("it is no checkpoint");
    return { after, counts };
  }

  /** Replaces what is there at once: a command that is killed leaves the place before, or this one. */
  async write(place: Place): Promise<void> {
    const draft = `${this.#path}.new`;
    const { rule, prefix, since = null } = this.#scope;
    await writeFile(draft, `${JSON.stringify({ scope: { rule, prefix, since }, ...place })}\n`, { mode: 0o600 });
    await rename(draft, this.#path);
  }

  async remove(): Promise<void> {
    await rm(this.#path, { force: true });
  }

  #parsed(text: string): Partial<Place> & { readonly scope?: { rule: string; prefix: string; since: string | null } } {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === "object" && value !== null) return value;
    } catch {
      // As for JSON of another kind.
    }
    throw this.#unusable("it is no checkpoint");
  }

  #unusable(why: string): CommandError {
    return new CommandError(`${this.#path} cannot be used: ${why}`, "give another file with --checkpoint", 64);
  }
}
