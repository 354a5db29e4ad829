import type { CheckedItem } from "../../../checked/CheckedItem.js";
import { itemOf, type Problem } from "../../../checked/itemOf.js";
import type { Connection } from "./connectionProgram.js";

/** What a job was asked to open, each as `host:port`. */
export interface Targets {
  /** What it has to reach. */
  readonly endpoints: readonly string[];
  /** What it must not reach; none where that cannot be asked. */
  readonly outside: readonly string[];
  /** Why there is none. */
  readonly notAsked?: string | undefined;
}

/** Whether a job reached what it has to, and nothing that it must not. A target that it says nothing of was not reached, and was not kept from it either. */
export function judgeConnections(
  name: string,
  { endpoints, outside, notAsked }: Targets,
  connections: readonly Connection[],
): CheckedItem {
  const said = new Map(connections.map((connection) => [connection.target, connection]));
  const found = [
    ...endpoints.flatMap((target): readonly Problem[] => {
      const { address, reason = "the job's log says nothing of it" } = said.get(target) ?? {};
      if (address !== undefined) return [];
      const fix = "The endpoint, its security group, private names in the network, and the way out of the job's group";
      return [{ message: `a job does not reach ${target} (${reason})`, fix }];
    }),
    ...outside.flatMap((target): readonly Problem[] => {
      const connection = said.get(target);
      if (connection === undefined) {
        const message = `the job's log does not say whether it reaches ${target}`;
        return [{ message, fix: "sallyport transform logs of the job; then try again" }];
      }
      if (connection.address === undefined) return [];
      const fix = "docs/runbooks/suspicious-access.md: who made a route or a rule; then pulumi up";
      return [{ message: `a job reaches ${target} (${connection.address}), which is outside`, fix }];
    }),
  ];
  const reached = `a job reaches ${endpoints.join(", ")}`;
  if (found.length > 0) return itemOf(name, reached, found);
  if (outside.length > 0) return { name, outcome: "passed", message: `${reached}, and not ${outside.join(", ")}` };
  return { name, outcome: "not-judged", message: `${reached}; the internet was not tried: ${notAsked ?? "no target"}` };
}
