import { allFrameworks, controlSources, openPoint, standingOf } from "@sallyport/policies";
import type { ReportData } from "@sallyport/report";

/** The catalogue of controls as this checkout meets it. */
export function readControls(root: string): NonNullable<ReportData["controls"]> {
  const sources = controlSources(root);
  return sources.controls.map((control) => {
    const { tests = [], files = [], runbook } = sources.evidence[control.id] ?? {};
    const rules = sources.rules.filter(({ controls }) => controls.includes(control.id)).map(({ id }) => id);
    const answered = allFrameworks
      .map(({ title, requirementsOf }): [string, string[]] => [title, [...requirementsOf(control)]])
      .filter(([, requirements]) => requirements.length > 0);
    return {
      id: control.id,
      statement: control.statement,
      standing: standingOf(control, sources),
      shownBy: [
        ...rules.sort().map((rule) => `rule ${rule}`),
        ...(sources.components.get(control.id) ?? []),
        ...[...tests, ...files, ...(runbook === undefined ? [] : [runbook])].map((path) =>
          path.slice(path.lastIndexOf("/") + 1),
        ),
      ],
      missing: openPoint(sources.evidence[control.id]),
      frameworks: Object.fromEntries(answered),
    };
  });
}
