import type { InputProblem } from "../ResourceDefinition.js";
import { type Path, showPath } from "../values/path.js";

/** Collects what is wrong with the inputs of a resource. */
export type Report = (path: Path, reason: string) => void;

/** A report that fills a list in Pulumi's form. */
export const reportInto =
  (problems: InputProblem[]): Report =>
  (path, reason) =>
    problems.push({ property: showPath(path), reason });
