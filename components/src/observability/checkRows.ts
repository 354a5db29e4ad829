import { ArgumentError } from "../errors/ArgumentError.js";
import type { DashboardRowArgs } from "./DashboardArgs.js";

const kinds = ["metrics", "alarmArns", "query", "markdown"] as const;

/** Checks the shape of a dashboard. @throws ArgumentError naming the widget by its place, `rows[0].widgets[2]` */
export function checkRows(component: string, rows: readonly DashboardRowArgs[]): void {
  if (rows.length === 0) throw new ArgumentError(component, "rows", rows, "give at least one row");
  rows.forEach(({ widgets, height }, row) => {
    const path = `rows[${row}]`;
    if (widgets.length < 1 || widgets.length > 8) {
      throw new ArgumentError(component, `${path}.widgets`, widgets.length, "give 1 to 8 widgets a row");
    }
    if (height !== undefined && !(Number.isInteger(height) && height >= 1 && height <= 100)) {
      throw new ArgumentError(component, `${path}.height`, height, "give whole units, 1 to 100");
    }
    widgets.forEach((widget, index) => {
      const given = kinds.filter((kind) => widget[kind] !== undefined);
      if (given.length !== 1) {
        throw new ArgumentError(
          component,
          `${path}.widgets[${index}]`,
          given,
          `give exactly one of ${kinds.join(", ")}`,
        );
      }
      if (widget.metrics?.length === 0) {
        throw new ArgumentError(component, `${path}.widgets[${index}].metrics`, [], "name at least one metric");
      }
      if (widget.expressions !== undefined && widget.metrics === undefined) {
        const fix = "name the metrics that the expressions compute with";
        throw new ArgumentError(component, `${path}.widgets[${index}].expressions`, widget.expressions, fix);
      }
      if ((widget.query === undefined) !== (widget.logGroupNames === undefined)) {
        const fix = "give a query together with the groups that it reads";
        throw new ArgumentError(component, `${path}.widgets[${index}].logGroupNames`, widget.logGroupNames, fix);
      }
    });
  });
}
