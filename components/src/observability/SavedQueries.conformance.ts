import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { SavedQueries } from "./SavedQueries.js";

export const conformance = conformanceEntry(
  SavedQueries,
  ({ region }) => ({
    logGroupNames: ["/sallyport/orders"],
    folder: "orders",
    jobField: "archive",
    durationField: "milliseconds",
    queries: [{ name: "replays", query: 'filter event = "order.replayed"' }],
    region,
  }),
  ["jobField", "durationField", "queries.*.name"],
);
