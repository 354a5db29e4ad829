import type { SeenReport } from "./lookAtReport.js";

/** Milliseconds in which the report of everything is there. */
const longestLoad = 2_000;
/** Words of a view that shows something: that of the policies has not many more where nothing was found. */
const fewestWords = 10;

/** What is wrong with a report of a whole run, as somebody saw it: a line each. */
export function faultsOf({ loadMs, views, complaints, requests }: SeenReport): readonly string[] {
  return [
    ...(loadMs < longestLoad ? [] : [`it took ${Math.round(loadMs)} ms to load, of ${longestLoad}`]),
    ...views.flatMap(({ title, words, missing }) => [
      ...(words < fewestWords ? [`${title} shows nothing`] : []),
      ...missing.map((what) => `${title}: ${what}`),
    ]),
    ...complaints.map((complaint) => `the browser said: ${complaint}`),
    ...requests.map((url) => `it asked for ${url}`),
  ];
}
