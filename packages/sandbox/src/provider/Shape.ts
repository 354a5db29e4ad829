import type { Archive } from "./values/Archive.js";
import type { Json } from "./values/Json.js";

/** `filled`: the program may leave it out, Check fills it in, so that definitions always see a value. */
type Presence = "optional" | "required" | "filled";

/** How a physical name is made where the program gives none: `<URN name>-<7 hex digits>`. */
export interface AutoName {
  /** Longest name that AWS accepts; the URN's part is cut. */
  readonly maxLength: number;
  /** Lower case only (buckets). */
  readonly lowerCase?: boolean;
  /** Input that holds a prefix to use instead of the URN's name (`bucketPrefix`, `namePrefix`). */
  readonly prefixFrom?: string;
  /** Goes before the name (`alias/`). */
  readonly lead?: string;
}

declare const holds: unique symbol;

/**
 * The shape of one input: what Check validates, what Diff compares by, and (through `InputsOf`) the TypeScript type
 * that the definition's functions see.
 */
export interface Shape<T = unknown, P extends Presence = Presence> {
  readonly kind: "text" | "number" | "flag" | "json" | "archive" | "list" | "set" | "map" | "object";
  readonly presence: P;
  readonly [holds]?: T;
  /** Element of a list, set or map. */
  readonly of?: Shape;
  /** Fields of an object. */
  readonly fields?: Fields;
  /** Fields of an object that AWS knows and the sandbox does not. */
  readonly unsupported?: readonly string[];
  /** The only texts allowed. */
  readonly allowed?: readonly string[];
  readonly fallback?: Json;
  readonly autoName?: AutoName;
}

export type Fields = { readonly [name: string]: Shape };

type TypeOf<S> = S extends Shape<infer T, Presence> ? T : never;
type OptionalNames<F extends Fields> = {
  [K in keyof F]: F[K] extends Shape<unknown, "optional"> ? K : never;
}[keyof F];

/** The inputs that a table of shapes describes, as Check leaves them. */
export type InputsOf<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalNames<F>>]: TypeOf<F[K]>;
} & { readonly [K in OptionalNames<F>]?: TypeOf<F[K]> | undefined };

/** Texts; with `allowed`, only these. */
const text = <const A extends readonly string[] = readonly string[]>(allowed?: A): Shape<A[number], "optional"> => ({
  kind: "text",
  presence: "optional",
  ...(allowed === undefined ? {} : { allowed }),
});

const number = (): Shape<number, "optional"> => ({ kind: "number", presence: "optional" });

const flag = (): Shape<boolean, "optional"> => ({ kind: "flag", presence: "optional" });

/** A JSON document in a text, such as a policy: objects are accepted too, and comparison is by meaning. */
const json = (): Shape<string, "optional"> => ({ kind: "json", presence: "optional" });

/** Files of the deploying machine, such as a function's code; compared by content. */
const archive = (): Shape<Archive, "optional"> => ({ kind: "archive", presence: "optional" });

const list = <T>(of: Shape<T>): Shape<readonly T[], "optional"> => ({ kind: "list", presence: "optional", of });

/** A list whose order means nothing. */
const set = <T>(of: Shape<T>): Shape<readonly T[], "optional"> => ({ kind: "set", presence: "optional", of });

const map = <T>(of: Shape<T>): Shape<{ readonly [key: string]: T }, "optional"> => ({
  kind: "map",
  presence: "optional",
  of,
});

/** An object; `unsupported` are the fields that AWS knows and the sandbox refuses. */
const object = <F extends Fields>(fields: F, unsupported: readonly string[] = []): Shape<InputsOf<F>, "optional"> => ({
  kind: "object",
  presence: "optional",
  fields,
  unsupported,
});

/** The program must give it. */
const required = <T>(inner: Shape<T>): Shape<T, "required"> => ({ ...inner, presence: "required" });

/** Filled in with `fallback` when absent, as AWS or the official provider does. */
const withDefault = <T extends Json>(inner: Shape<T>, fallback: T): Shape<T, "filled"> => ({
  ...inner,
  presence: "filled",
  fallback,
});

/** A physical name, made from the URN's name when absent. */
const autoNamed = (autoName: AutoName): Shape<string, "filled"> => ({ kind: "text", presence: "filled", autoName });

/** Builders of input shapes. Everything is optional unless wrapped in `required`, `withDefault` or `autoNamed`. */
export const shape = {
  text,
  number,
  flag,
  json,
  archive,
  list,
  set,
  map,
  object,
  required,
  withDefault,
  autoNamed,
} as const;
