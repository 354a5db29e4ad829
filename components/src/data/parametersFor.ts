import { hardenedParameters } from "./hardenedParameters.js";

/** A parameter as a parameter group takes it. */
interface GroupParameter {
  readonly name: string;
  readonly value: string;
  readonly applyMethod: string;
}

/**
 * The parameters of a database's group, sorted by name. Those that harden it act at once; whether one of the others
 * needs a restart is RDS's to know, so that they all wait for one.
 */
export function parametersFor(
  maxConnections: number,
  further: Readonly<Record<string, string>> = {},
): readonly GroupParameter[] {
  const hardened = Object.entries(hardenedParameters).map(([name, value]) => ({
    name,
    value,
    applyMethod: "immediate",
  }));
  const waiting = Object.entries({ ...further, max_connections: String(maxConnections) }).map(([name, value]) => ({
    name,
    value,
    applyMethod: "pending-reboot",
  }));
  return [...hardened, ...waiting].sort((a, b) => (a.name < b.name ? -1 : 1));
}
