import type { TrailEvent } from "./TrailEvent.js";

/** Events of one kind by one principal. */
export interface EventGroup {
  readonly principal: string;
  readonly call: string;
  readonly secret: string;
  readonly error: string;
  readonly addresses: readonly string[];
  readonly count: number;
  /** ISO 8601. */
  readonly first: string;
  readonly last: string;
}

/** Events by principal, call, secret and outcome; the most frequent first. */
export function groupedEvents(events: readonly TrailEvent[]): readonly EventGroup[] {
  const groups = new Map<string, TrailEvent[]>();
  for (const event of events) {
    const key = [event.principal, event.call, event.secret, event.error].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups.values()]
    .map((group) => {
      const times = group.map(({ time }) => time).sort();
      const { principal = "", call = "", secret = "", error = "" } = group[0] ?? {};
      const addresses = [...new Set(group.map(({ address }) => address))].sort();
      return {
        principal,
        call,
        secret,
        error,
        addresses,
        count: group.length,
        first: times[0] ?? "",
        last: times.at(-1) ?? "",
      };
    })
    .sort((one, other) => other.count - one.count || (one.principal < other.principal ? -1 : 1));
}
