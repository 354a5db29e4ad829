import type { Evidence } from "./Evidence.js";

/** What is missing of a control, or left for people to do; empty where nothing is. */
export function openPoint({ missing, operation }: Evidence = {}): string {
  return missing ?? operation ?? "";
}
