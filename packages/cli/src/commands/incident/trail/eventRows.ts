import { type Gathered, rowsOf } from "../report/gathered.js";
import type { IncidentSection } from "../report/IncidentSection.js";
import type { EventGroup } from "./groupedEvents.js";

/** Groups of events as a part of a report. */
export function eventRows(groups: Gathered<readonly EventGroup[]>): Omit<IncidentSection, "title"> {
  return {
    head: ["principal", "call", "secret", "outcome", "from", "times", "first", "last"],
    ...rowsOf(groups, ({ principal, call, secret, error, addresses, count, first, last }) => [
      ...[principal, call, secret, error || "done", addresses.join(", "), `${count}`, first, last],
    ]),
  };
}
