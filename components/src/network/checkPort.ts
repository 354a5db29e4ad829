import { ArgumentError } from "../errors/ArgumentError.js";

/** Checks a TCP port where its value is plain. @throws ArgumentError unless it is a whole number from 1 to 65535 */
export function checkPort(component: string, argument: string, port: unknown): void {
  if (typeof port !== "number") return;
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return;
  throw new ArgumentError(component, argument, port, "give a TCP port, 1 to 65535, such as 5432");
}
