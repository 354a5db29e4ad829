import { ArgumentError } from "../errors/ArgumentError.js";
import { checkJson } from "../events/checkJson.js";

/**
 * Checks what is plain of a definition: that it is one, and that its executions end.
 *
 * @throws ArgumentError naming `definition`
 */
export function checkDefinition(component: string, definition: unknown): void {
  checkJson(component, "definition", definition);
  if (typeof definition !== "string") return;
  const { StartAt, States, TimeoutSeconds } = JSON.parse(definition) as Readonly<Record<string, unknown>>;
  if (typeof StartAt !== "string" || typeof States !== "object") {
    const fix = "give a definition in Amazon States Language, with StartAt and States";
    throw new ArgumentError(component, "definition", definition, fix);
  }
  if (typeof TimeoutSeconds === "number" && TimeoutSeconds > 0) return;
  const fix = "set TimeoutSeconds at its top: an execution that waits for something lost would wait a year";
  throw new ArgumentError(component, "definition", definition, fix);
}
