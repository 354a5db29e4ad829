import { quantity } from "./quantity.js";

/** A number of things: "1 network", "2 networks". */
export function counted(count: number, thing: string): string {
  return `${quantity(count)} ${thing}${count === 1 ? "" : "s"}`;
}
