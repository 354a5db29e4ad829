/** What a reader does at one place of a tutorial. */
export type TutorialStep = CommandStep | FileStep | ChangeStep;

interface Place {
  /** Name of the page and line of the fence, `first-bucket.md:12`. */
  readonly place: string;
}

/** Commands of a shell, typed one after the other: what one sets or enters, the next has. */
export interface CommandStep extends Place {
  readonly kind: "commands";
  readonly commands: string;
  /** Code that the last command ends with; those before it end with 0. */
  readonly exitCode: number;
  /** What the page shows of the output; `undefined` where it shows none, empty where nothing is printed. */
  readonly output: string | undefined;
}

/** A file that is written into the current folder. */
interface FileStep extends Place {
  readonly kind: "file";
  readonly path: string;
  readonly content: string;
}

/** A change of files below the current folder, as a unified diff. */
interface ChangeStep extends Place {
  readonly kind: "change";
  readonly diff: string;
}
