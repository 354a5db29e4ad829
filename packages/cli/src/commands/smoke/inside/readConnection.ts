import type { Connection } from "./connectionProgram.js";

/** What a line of the program's output says; undefined for a line that is not its own. */
export function readConnection(line: string): Connection | undefined {
  try {
    const { target, address, reason } = JSON.parse(line) as Readonly<Record<keyof Connection, unknown>>;
    if (typeof target !== "string" || (typeof address !== "string" && typeof reason !== "string")) return undefined;
    return typeof address === "string" ? { target, address } : { target, reason: String(reason) };
  } catch {
    return undefined;
  }
}
