import type { Markup } from "../html/Markup.js";
import type { ReportData } from "../ReportData.js";

/** One view of the page. */
export interface Section {
  /** Its anchor. */
  readonly id: string;
  readonly title: string;
  readonly draw: (data: ReportData) => Promise<Markup> | Markup;
}
