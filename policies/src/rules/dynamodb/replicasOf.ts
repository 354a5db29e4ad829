import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceView } from "../../engine/ResourceView.js";

/** A copy of a table that is given with the table. */
interface Replica {
  /** Where it is; "another region" while that is not known. */
  readonly region: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The copies in other regions that a table gives with itself. */
export function replicasOf({ inputs }: ResourceView): readonly Replica[] {
  const replicas = (inputs.replicas as readonly Replica["fields"][] | undefined) ?? [];
  return replicas.map((fields) => ({ region: String(ifKnown(() => fields.regionName) ?? "another region"), fields }));
}
