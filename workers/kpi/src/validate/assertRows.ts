import { InputError } from "../InputError.js";
import { DATASETS, type Dataset } from "./datasets.js";

/** KPIs without products, orders or items would be a silent zero. Takes the accepted rows by dataset; throws an InputError where there are none. */
export function assertRows(rows: Readonly<Record<Dataset, number>>): void {
  for (const dataset of DATASETS) {
    if (rows[dataset] > 0) continue;
    throw new InputError({
      reason: "no-rows",
      what: `The files hold no ${dataset} at all`,
      fix: "Nothing was written. Add the rows that are missing, then run again",
    });
  }
}
