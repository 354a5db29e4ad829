import type { Draft } from "./draft/Draft.js";
import type { Names } from "./names/Names.js";

/** What the caller may choose beside the name. */
export interface ScaffoldOptions {
  /** Folder of a component's concern or a rule's service. Default: see the scaffold. */
  readonly folder?: string | undefined;
}

/** One kind of thing that can be made. */
export interface Scaffold {
  /** What it makes, for the help. */
  readonly title: string;
  /**
   * Adds its files and edits to a draft.
   *
   * @returns what the person does next, a step a line
   * @throws ScaffoldError where the name is taken, or a place that has to know of it does not look as expected
   */
  readonly draw: (draft: Draft, names: Names, options: ScaffoldOptions) => readonly string[];
}
