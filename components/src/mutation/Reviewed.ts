import type { Mutant } from "./Mutant.js";

/** Mutants that people have looked at, with what they found. */
export interface Reviewed {
  /** Pulumi types without "aws:" and module file: `s3:Bucket`; a regular expression over the whole text. */
  readonly types: RegExp;
  /** Property paths: a regular expression over the whole path. Absent: the mutation alone decides. */
  readonly paths?: RegExp;
  /** Absent: any. */
  readonly mutations?: readonly Mutant["mutation"][];
  readonly reason: string;
}

/** The first entry that is about a mutant. */
export function reviewOf(mutant: Mutant, entries: readonly Reviewed[]): Reviewed | undefined {
  const type = mutant.type.replace(/^aws:(\w+)\/\w+:/, "$1:");
  return entries.find(
    ({ types, paths, mutations }) =>
      whole(types, type) &&
      (paths === undefined || whole(paths, mutant.path)) &&
      (mutations?.includes(mutant.mutation) ?? true),
  );
}

function whole(pattern: RegExp, text: string): boolean {
  return new RegExp(`^(?:${pattern.source})$`).test(text);
}
