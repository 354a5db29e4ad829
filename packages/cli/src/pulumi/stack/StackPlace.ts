/** Where the Pulumi CLI finds a stack. */
export interface StackPlace {
  /** Pulumi's name of the project. */
  readonly project: string;
  /** The stack's name; undefined for the one that is selected in the folder. */
  readonly stack: string | undefined;
  /** Folder of the program. */
  readonly folder: string;
  /** Folder in which state is asked for: the sandbox has its own. */
  readonly stateFolder: string;
  /** The sandbox's copy of the configuration, with its salt; undefined elsewhere. */
  readonly configFile: string | undefined;
}
