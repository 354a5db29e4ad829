import type { Context } from "./Context.js";
import type { Fields, InputsOf } from "./Shape.js";
import type { Json, Properties } from "./values/Json.js";

/** A resource's id and the outputs that are not inputs (arn, url, …). */
interface Identity {
  readonly id: string;
  readonly outputs: Properties;
}

/** Inputs as Check leaves them, plus the outputs that the state holds. */
export type StateOf<F extends Fields> = InputsOf<F> & Properties;

/** A problem that only several inputs together show. */
export interface InputProblem {
  /** Property path, such as `rules[0].status`. */
  readonly property: string;
  /** What is wrong and how to fix it. */
  readonly reason: string;
}

/** Gives an output (or `id`) of a resource that the example needs. */
export type Made = (need: string, output: string) => Json;

/** Inputs of one type for the conformance suite. Explicit names must start with `conformance-`. */
export interface Example {
  /** Resources to make first, in order: a later one may use an earlier one. */
  readonly needs?: Readonly<Record<string, { readonly type: string; readonly inputs: (made: Made) => Properties }>>;
  readonly base: (made: Made) => Properties;
  /** What the official provider imports it by, where that is not the id: `known` gives an output or `id`. */
  readonly importId?: (known: (output: string) => Json) => string;
  /** The base, changed where an update in place is enough. */
  readonly updated?: (made: Made) => Properties;
  /** The base, changed where AWS must replace. */
  readonly replacing?: (made: Made) => Properties;
}

/**
 * One resource type of the `aws` package: data and a few small functions. Everything that all types share (checking
 * inputs against their shapes, names, `region`, unknowns, secrets, previews, diffs, error texts) is the server's.
 *
 * To add a type, write `resources/<service>/<Type>.ts` exporting one made by `defineResource` and add it to the
 * service's index. Property names and nesting are those of @pulumi/aws.
 */
export interface ResourceDefinition<F extends Fields = Fields> {
  /** Pulumi type token: `aws:s3/bucket:Bucket`. */
  readonly type: string;
  /** True where the emulator acts on it; false where it is only kept and returned. */
  readonly applied: boolean;
  /** One sentence for the reference table: what the emulator does with it, or why it is only recorded. */
  readonly why: string;
  /** `global` types (IAM) have no `region` input. Default `regional`: the server adds `region` (input and output). */
  readonly scope?: "regional" | "global";
  /** The inputs that the sandbox supports, without `region`. */
  readonly inputs: F;
  /** Inputs that AWS has and the sandbox refuses: an error, never silently dropped. */
  readonly unsupported?: readonly string[];
  /**
   * Inputs that the emulator does not keep or return, each with the reason: read takes them from the state, so they
   * show no drift. Paths; `*` stands for any list element: `rules.*.bucketKeyEnabled`.
   */
  readonly recordedInputs?: Readonly<Record<string, string>>;
  /** Inputs (or paths) whose change replaces the resource. A change of `region` always does. */
  readonly replacedBy: readonly string[];
  /** Inputs that together name the physical thing: where all stay, a replacement deletes first. */
  readonly identifiedBy?: readonly string[];
  /**
   * Why something is still found after delete: settings that every bucket has, defaults of a VPC. Such a type's delete
   * puts back what AWS starts with.
   */
  readonly survivesDelete?: string;
  /** Outputs that only the call which makes or changes it answers, and no later one: they are kept in the state. */
  readonly answered?: readonly string[];
  /** Outputs that are always secret. */
  readonly secrets?: readonly string[];
  /** For the conformance suite, which runs over every definition. */
  readonly examples: readonly Example[];
  /** Defaults that depend on other inputs; constant ones belong to the shape. Existing values win. */
  defaults?(inputs: InputsOf<F>, context: Context): Properties;
  /** Rules over several inputs. Runs only when every input has its shape and none is unknown. */
  validate?(inputs: InputsOf<F>, context: Context): readonly InputProblem[];
  /**
   * A realistic id and every computed output, without calling anything: plan mode's answer, and the list of outputs
   * that an apply-mode preview shows as unknown. Must be a pure function of inputs and URN. Unknown inputs arrive as
   * a marker text; outputs that contain it become unknown by themselves. An input that is an output too is one that AWS
   * chooses where the program says nothing: taking it out of the program is no change.
   */
  identity(inputs: InputsOf<F>, context: Context): Identity;
  /** Makes the resource and returns its id, and what is `answered`. The server reads it back for the other outputs. */
  create(inputs: InputsOf<F>, context: Context): Promise<{ readonly id: string; readonly answers?: Properties }>;
  /**
   * The live resource: its inputs as they are now and its computed outputs; `undefined` when it is gone.
   * `inputs` are the last known ones, empty on import. Order of sets and the text of JSON documents are
   * reconciled with the state by the server, so return what AWS returns. Where the official provider imports by another
   * text than the id, `id` may be that text on import, and the answer then has the real one as `id`.
   */
  read(id: string, inputs: Partial<InputsOf<F>>, context: Context): Promise<Properties | undefined>;
  /**
   * Changes in place, and returns what is `answered` anew. Absent where every input replaces. The server reads back for
   * the other outputs.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: most return nothing
  update?(id: string, olds: StateOf<F>, news: InputsOf<F>, context: Context): Promise<Properties | void>;
  /** Deletes; what is gone already is no error (the server also ignores `isGone` errors). */
  delete(id: string, olds: StateOf<F>, context: Context): Promise<void>;
}

/** Types a definition by its own inputs and gives it out in the form that the registry holds. */
export const defineResource = <F extends Fields>(definition: ResourceDefinition<F>): ResourceDefinition =>
  definition as unknown as ResourceDefinition;
