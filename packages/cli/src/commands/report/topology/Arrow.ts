import type { ReportData } from "@sallyport/report";

/** From one drawn thing to another, by their ids. */
export type Arrow = ReportData["stacks"][number]["edges"][number];
