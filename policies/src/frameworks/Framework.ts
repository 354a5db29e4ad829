import type { Control } from "../controls/Control.js";

/** A public framework, as a view on the control catalogue. */
export interface Framework {
  /** Also the end of its pack's name. */
  readonly id: string;
  readonly title: string;
  /** Ids of the framework's requirements that a control serves; none where it is not about the control. */
  readonly requirementsOf: (control: Control) => readonly string[];
}
