/** Runtimes that Lambda patches, in long-term support by Node itself (SUP-13). */
export const FunctionRuntime = {
  /** Supported by Lambda until April 2028. */
  Node24: "nodejs24.x",
  /** Supported by Lambda until April 2027. */
  Node22: "nodejs22.x",
} as const;

export type FunctionRuntime = (typeof FunctionRuntime)[keyof typeof FunctionRuntime];
