import { covers } from "@sallyport/policies";
import type { IntendedRole } from "../../../evidence/ledger/IntendedRole.js";
import type { Arrow } from "./Arrow.js";
import type { DrawnThing } from "./DrawnThing.js";
import { worksUnder } from "./worksUnder.js";

/** What the statements of the roles under which something works allow it to do to another. A statement about `*` names nobody, and draws no arrow. */
export function callsOf(things: readonly DrawnThing[], roles: readonly IntendedRole[]): readonly Arrow[] {
  return things.flatMap((from) => {
    const own = roles.filter(({ role }) => worksUnder(from, role));
    const allowed = own.flatMap(({ statements = [] }) => statements).filter(({ effect }) => effect === "Allow");
    return things.flatMap((to): readonly Arrow[] => {
      if (to.id === from.id || to.kind === "role") return [];
      const actions = allowed
        .filter(({ resources }) => resources.some((pattern) => isAbout(pattern, to.arn)))
        .flatMap((statement) => statement.actions)
        .filter((action) => action === "*" || action.split(":")[0] === to.arn.split(":")[2]);
      const what = [...new Set(actions)].sort();
      return what.length === 0 ? [] : [{ from: from.id, to: to.id, kind: "calls", what }];
    });
  });
}

/** Whether a pattern covers a thing, or something in it: objects, indexes, versions. */
function isAbout(pattern: string, arn: string): boolean {
  if (pattern === "*" || arn === "") return false;
  return covers(pattern, arn) || pattern.startsWith(`${arn}/`) || pattern.startsWith(`${arn}:`);
}
