import type { Control } from "../controls/Control.js";
import type { ComplianceView } from "./ComplianceView.js";
import { csfCategories } from "./csfCategories.js";

/** The NIST Cybersecurity Framework over a catalogue: by the SP 800-53 controls that both name, and by what is mapped by hand. */
export function nistCsf(catalogue: readonly Control[]): ComplianceView {
  return {
    id: "nist-csf",
    title: "NIST Cybersecurity Framework 2.0",
    scope:
      "All categories of the six functions; the SP 800-53 r5 controls on the way are on that framework's own page.",
    requirements: csfCategories.map(({ id, about, nist, controls = [] }) => {
      const serves = ({ id: control, frameworks }: Control) =>
        controls.includes(control) || (frameworks.nist ?? []).some((named) => nist.includes(named));
      const detail = nist.length === 0 ? about : `${about} (${nist.join(", ")})`;
      return { id, about: detail, controls: catalogue.filter(serves).map((control) => control.id) };
    }),
  };
}
