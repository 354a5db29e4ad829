import type * as pulumi from "@pulumi/pulumi";
import type { Scene } from "./Scene.js";

/**
 * What the conformance suite needs to know of a component. Every component has a file `<Name>.conformance.ts` beside
 * it that exports one as `conformance`; the suite finds these files by itself.
 */
export interface ConformanceEntry {
  /** Class name; the type token must be `sallyport:index:<name>`. */
  readonly name: string;
  /** Makes the component; `change` may alter the arguments first (the suite makes single leaves unknown). */
  readonly make: (
    name: string,
    scene: Scene,
    change?: (args: object) => object,
    opts?: pulumi.ComponentResourceOptions,
  ) => pulumi.ComponentResource;
  /** Arguments in a scene, for the walk over their leaves. */
  readonly args: (scene: Scene) => object;
  /**
   * Paths of plain arguments, which decide what children exist or are checked at construction ("exceptions",
   * "replication.*.name"): the suite does not make these unknown. `*` stands for any one array index or map key; a path
   * covers all below it.
   */
  readonly plain: readonly string[];
  /**
   * For each waiver that the component's `exceptions` take: the arguments, in place of the entry's, that are weak
   * with it (`undefined` leaves one out). Without it they must be refused or give something else.
   */
  readonly waivers: Readonly<Record<string, object>>;
}

/** Makes an entry with the argument type checked against the component's. `args` should use every argument once. */
export function conformanceEntry<A extends object>(
  component: new (name: string, args: A, opts?: pulumi.ComponentResourceOptions) => pulumi.ComponentResource,
  args: (scene: Scene) => A,
  plain: readonly string[] = [],
  waivers: Readonly<Record<string, Partial<A>>> = {},
): ConformanceEntry {
  return {
    name: component.name,
    args,
    plain,
    waivers,
    make: (name, scene, change = (same) => same, opts = {}) => new component(name, change(args(scene)) as A, opts),
  };
}
