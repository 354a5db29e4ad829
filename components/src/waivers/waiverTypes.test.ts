import { describe, expect, it } from "@jest/globals";
import { entries } from "../conformance/entries.js";
import { recordEntry } from "../conformance/recordEntry.js";
import type * as library from "../index.js";
import type { HardenedBucketArgs, Waiver } from "../index.js";

/*
 * What the compiler refuses. `tsc --build` checks this file with all others: a component whose exceptions took anything
 * but a whole waiver would not compile here, and an error that is expected and does not come is an error itself.
 */

/** The arguments of a component's constructor. */
type ArgsOf<Component> = Component extends new (
  name: string,
  args: infer Args,
  ...rest: never[]
) => object
  ? NonNullable<Args>
  : never;

/** By component of the library: its exceptions, if it takes any. */
type Exceptions = {
  [Name in keyof typeof library as ArgsOf<(typeof library)[Name]> extends { readonly exceptions?: object }
    ? "exceptions" extends keyof ArgsOf<(typeof library)[Name]>
      ? Name
      : never
    : never]: NonNullable<(ArgsOf<(typeof library)[Name]> & { readonly exceptions?: object })["exceptions"]>;
};

/** Whether a value of one type may be given where the other is asked for. */
type Takes<Asked, Given> = [Given] extends [Asked] ? true : false;

/** The waiver without one of its fields, for each of them. */
type Partly = { [Field in keyof Waiver]: Omit<Waiver, Field> }[keyof Waiver];

/** Names of the exceptions that take less than a whole waiver, or that do not take one. */
type Loose<E> = {
  [Name in keyof E]-?: [
    Takes<NonNullable<E[Name]>, Waiver>,
    Takes<E[Name], boolean>,
    Takes<E[Name], true>,
    Takes<E[Name], string>,
    Takes<E[Name], object>,
    Takes<E[Name], Partial<Waiver>>,
    Partly extends infer Part ? (Part extends E[Name] ? true : false) : never,
  ] extends [true, false, false, false, false, false, false]
    ? never
    : Name;
}[keyof E];

/** "Component.exception" of every loose one of the library. */
type LooseOfLibrary = {
  [Name in keyof Exceptions]: Loose<Exceptions[Name]> extends never
    ? never
    : `${Name & string}.${Loose<Exceptions[Name]> & string}`;
}[keyof Exceptions];

type MustBeNone<None extends never> = None;

/** Fails to compile, naming them, when any component can be weakened for less than a waiver. */
export type NoneIsLoose = MustBeNone<LooseOfLibrary>;

// The check above finds what it looks for, in each way that an exception could be written wrongly.
// @ts-expect-error a switch is no reason
export type SwitchIsFound = MustBeNone<Loose<{ noAccessLogs?: boolean }>>;
// @ts-expect-error nor is a switch beside the waiver
export type EitherIsFound = MustBeNone<Loose<{ noAccessLogs?: Waiver | boolean }>>;
// @ts-expect-error a waiver needs all its fields
export type PartIsFound = MustBeNone<Loose<{ noAccessLogs?: Partial<Waiver> }>>;
// @ts-expect-error a waiver without its owner is none
export type OwnerIsMissed = MustBeNone<Loose<{ noAccessLogs?: Omit<Waiver, "owner"> }>>;
// @ts-expect-error anything at all is less still
export type AnythingIsFound = MustBeNone<Loose<{ noAccessLogs?: unknown }>>;

const waiver: Waiver = {
  control: "STO-05",
  reason: "scratch data of a test",
  owner: "platform",
  expires: "2999-12-31",
};
const { owner: _, ...ownerless } = waiver;

/** The same as a user meets it. */
export const given: HardenedBucketArgs[] = [
  { exceptions: { noAccessLogs: waiver } },
  // @ts-expect-error a switch
  { exceptions: { noAccessLogs: true } },
  // @ts-expect-error a sentence
  { exceptions: { noAccessLogs: "scratch data of a test" } },
  // @ts-expect-error a waiver that nobody owns
  { exceptions: { noAccessLogs: ownerless } },
  // @ts-expect-error a weakening that the component does not have
  { exceptions: { publicRead: waiver } },
];

/** The check above sees the library's components: the compiler refuses a name that is not among them. */
export const seen: (keyof Exceptions)[] = ["EncryptionKey", "HardenedBucket", "WorkloadSecurityGroup"];

const weakenings = entries.flatMap((entry) =>
  Object.entries(entry.waivers).map(([exception, weaker]) => {
    const weakened = (reason: unknown) =>
      recordEntry(entry, { change: (args) => ({ ...args, ...weaker, exceptions: { [exception]: reason } }) });
    return [`${entry.name}.exceptions.${exception}`, exception, weakened] as const;
  }),
);

describe("a program that no compiler checks", () => {
  it.each(weakenings)("is refused anything but a waiver at construction: %s", async (_title, exception, weakened) => {
    for (const reason of [true, "scratch data of a test", {}, []]) {
      await expect(weakened(reason)).rejects.toThrow(`exceptions.${exception}.control`);
    }
  });
});
