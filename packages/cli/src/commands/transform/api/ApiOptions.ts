/** How a command finds the API. */
export interface ApiOptions {
  /** The deployed stack of stacks/transform. */
  readonly stack?: string;
  /** In the stack's place. */
  readonly url?: string;
  readonly json?: boolean;
}
