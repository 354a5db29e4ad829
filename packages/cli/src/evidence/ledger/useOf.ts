import { callsUnder } from "./callsUnder.js";
import type { RoleStatement } from "./RoleGrants.js";
import type { AllowedCall } from "./recordedCalls.js";

/** How many resources of an action are named. */
const examplesShown = 5;

/** What a statement was used for. */
export interface StatementUse {
  /** Calls that it allowed. */
  readonly calls: number;
  /** ISO 8601, UTC; null where it allowed none. */
  readonly first: string | null;
  readonly last: string | null;
  readonly uses: readonly ActionUse[];
  /** Names of the runs in which it was used. */
  readonly runs: readonly string[];
}

interface ActionUse {
  readonly action: string;
  readonly calls: number;
  /** Distinct ones. */
  readonly resources: number;
  /** Some of them, first in the order of their names. */
  readonly examples: readonly string[];
}

/** What the calls of a role say about one of its statements. */
export function useOf(statement: RoleStatement, allowed: readonly AllowedCall[]): StatementUse {
  const own = callsUnder(statement, allowed);
  const actions = [...new Set(own.map(({ action }) => action))].sort();
  return {
    calls: sum(own),
    first: own.map(({ first }) => first).sort()[0] ?? null,
    last:
      own
        .map(({ last }) => last)
        .sort()
        .at(-1) ?? null,
    runs: [...new Set(own.flatMap(({ runs }) => runs))].sort(),
    uses: actions.map((action) => {
      const calls = own.filter((call) => call.action === action);
      const examples = calls.map(({ resource }) => resource).sort();
      return { action, calls: sum(calls), resources: calls.length, examples: examples.slice(0, examplesShown) };
    }),
  };
}

function sum(calls: readonly AllowedCall[]): number {
  return calls.reduce((all, { calls: some }) => all + some, 0);
}
