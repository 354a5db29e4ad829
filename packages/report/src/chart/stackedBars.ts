import type { Markup } from "../html/Markup.js";
import { chart } from "./chart.js";

/** How much of one kind a bar has. */
export interface Part {
  readonly bar: string;
  readonly kind: string;
  readonly value: number;
}

/** Horizontal bars, in the order given, each of parts of several kinds. @param colours of the kinds, in their order */
export async function stackedBars(
  label: string,
  parts: readonly Part[],
  colours: Readonly<Record<string, string>>,
  unit: string,
): Promise<Markup> {
  const kinds = Object.keys(colours);
  const values = parts.map((part) => ({ ...part, place: kinds.indexOf(part.kind) }));
  return await chart(label, {
    width: 520,
    height: { step: 24 },
    data: { values },
    mark: { type: "bar", height: 15, cornerRadius: 2 },
    encoding: {
      x: { field: "value", type: "quantitative", title: unit, axis: { format: "~s", tickCount: 6 } },
      y: { field: "bar", type: "nominal", sort: null, title: null },
      order: { field: "place", type: "quantitative" },
      color: { field: "kind", type: "nominal", scale: { domain: kinds, range: Object.values(colours) } },
    },
  });
}
