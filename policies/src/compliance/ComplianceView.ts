import type { Requirement } from "./Requirement.js";

/** A public framework as a page: its requirements, and how the platform's controls answer each. */
export interface ComplianceView {
  /** The page's name. */
  readonly id: string;
  readonly title: string;
  /** What the page covers of the framework, and after which edition. */
  readonly scope: string;
  readonly requirements: readonly Requirement[];
}
