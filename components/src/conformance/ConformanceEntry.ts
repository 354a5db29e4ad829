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
  /** All arguments again, with those in use that exclude some of the entry's: the suite makes these unknown too. */
  readonly alternatives: (scene: Scene) => readonly object[];
}

/**
 * Makes an entry with the argument types checked against the component's. `args` should use every argument once, but for
 * those that exclude others: `alternatives` gives them in place of the entry's (`undefined` leaves one out).
 */
export function conformanceEntry<Component extends ComponentClass>(
  component: Component,
  args: (scene: Scene) => ArgsOf<Component>,
  plain: readonly string[] = [],
  waivers: Readonly<Record<string, Partial<ArgsOf<Component>>>> = {},
  alternatives: (scene: Scene) => readonly Partial<ArgsOf<Component>>[] = () => [],
): ConformanceEntry {
  return {
    name: component.name,
    args,
    plain,
    waivers,
    alternatives: (scene) => alternatives(scene).map((changed) => Object.assign({}, args(scene), changed)),
    make: (name, scene, change = (same) => same, opts = {}) => new component(name, change(args(scene)) as never, opts),
  };
}

type ComponentClass = new (
  name: string,
  args: never,
  opts?: pulumi.ComponentResourceOptions,
) => pulumi.ComponentResource;
type ArgsOf<Component extends ComponentClass> = NonNullable<ConstructorParameters<Component>[1]>;
