import { nameIn } from "../../pulumi/stack/nameIn.js";
import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";

/** A resource of the state with what it is and what it was given, in one. */
interface StateEntry {
  readonly urn: string;
  readonly name: string;
  readonly id: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** The resources of a state, by type; always in the order of their URNs, whatever order the state has. */
export class StateView {
  readonly #byType = new Map<string, StateEntry[]>();

  constructor(resources: readonly RecordedResource[]) {
    const sorted = [...resources].sort((one, other) => (one.urn < other.urn ? -1 : 1));
    for (const { urn, type, id = "", inputs, outputs } of sorted) {
      const entries = this.#byType.get(type) ?? [];
      entries.push({ urn, name: nameIn(urn), id, props: { ...inputs, ...outputs } });
      this.#byType.set(type, entries);
    }
  }

  /** The resources of some types. */
  of(...types: readonly string[]): readonly StateEntry[] {
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }
}
