import type { Mutation } from "./Mutant.js";

/** A value with one thing in it made weaker. */
export interface Variant {
  /** Steps to the change, list indexes as `*`, joined by dots; empty where the value itself is gone. */
  readonly path: string;
  readonly mutation: Mutation;
  /** The whole value, changed; `undefined` where it is gone. */
  readonly value: unknown;
}
