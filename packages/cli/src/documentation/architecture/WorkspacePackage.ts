/** A package of the workspace, as its manifest has it. */
export interface WorkspacePackage {
  readonly name: string;
  /** From the repository's root, `packages/intents`. */
  readonly folder: string;
  readonly description: string;
  /** Names of all packages that it needs when it runs, those of the registry among them; not what only its tests need. */
  readonly dependencies: readonly string[];
}
