import { ofType } from "../../preflight/ofType.js";
import type { SmokeScope } from "../SmokeScope.js";

/** The programs that jobs of the stack may run, as its functions are told. */
export function programsOf({ resources }: Pick<SmokeScope, "resources">): readonly string[] {
  const functions = JSON.stringify(ofType(resources, "aws:lambda/function:Function").map(({ props }) => props));
  return /ALLOWED_PROGRAMS\W{1,8}([\w.+,-]+)/.exec(functions)?.[1]?.split(",") ?? [];
}
