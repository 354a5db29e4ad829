/** A category of the NIST Cybersecurity Framework 2.0. */
export interface CsfCategory {
  /** Function and category: "PR.AA". */
  readonly id: string;
  /** In our own words. */
  readonly about: string;
  /** Controls of NIST SP 800-53 r5 that serve it, of those that the catalogue names. */
  readonly nist: readonly string[];
  /** Controls of the catalogue that serve it besides. */
  readonly controls?: readonly string[];
}

/** All categories, after NIST's published references from the framework to SP 800-53 r5 (CPL-04). */
export const csfCategories: readonly CsfCategory[] = [
  { id: "GV.OC", about: "what the organisation must keep to", nist: [], controls: ["CPL-01", "CPL-04", "CPL-05"] },
  { id: "GV.RM", about: "risks weighed and accepted by name", nist: [], controls: ["GOV-09"] },
  { id: "GV.RR", about: "who answers for what", nist: [], controls: ["GOV-01", "SUP-10"] },
  { id: "GV.PO", about: "policy, written and enforced", nist: [], controls: ["SUP-12", "CPL-08"] },
  { id: "GV.OV", about: "the outcome looked at", nist: ["CA-7"], controls: ["GOV-06"] },
  { id: "GV.SC", about: "risks of suppliers", nist: ["SR-3"] },
  { id: "ID.AM", about: "what there is", nist: ["CM-8"], controls: ["OPS-03"] },
  { id: "ID.RA", about: "weaknesses and threats", nist: ["RA-5", "CA-8"] },
  { id: "ID.IM", about: "getting better by tests and reviews", nist: ["CA-2", "CP-4"] },
  { id: "PR.AA", about: "identities and rights", nist: ["AC-2", "AC-3", "AC-6", "IA-2", "IA-5"] },
  { id: "PR.AT", about: "people who know", nist: ["AT-2"] },
  { id: "PR.DS", about: "data, kept and on its way", nist: ["CP-9", "SC-8", "SC-12", "SC-13", "SC-28", "SI-12"] },
  {
    id: "PR.PS",
    about: "the platform: settings, updates, logs, own software",
    nist: [
      ...["AU-2", "AU-3", "AU-8", "AU-9", "AU-10", "AU-11", "AU-12"],
      ...["CM-2", "CM-3", "CM-6", "CM-7", "SA-11", "SI-2", "SI-7", "SI-10"],
    ],
  },
  { id: "PR.IR", about: "networks and capacity that hold", nist: ["AC-4", "CP-6", "SC-5", "SC-7"] },
  { id: "DE.CM", about: "watching all the time", nist: ["AU-12", "CA-7", "SI-4"] },
  { id: "DE.AE", about: "telling what is wrong", nist: ["AU-6", "SI-4", "IR-5"] },
  { id: "RS.MA", about: "handling an incident", nist: ["IR-4", "IR-8"] },
  { id: "RS.AN", about: "finding out what happened", nist: ["IR-4", "IR-5"], controls: ["LOG-07", "LOG-12"] },
  { id: "RS.CO", about: "telling whom it concerns", nist: ["IR-6"] },
  { id: "RS.MI", about: "ending it", nist: ["IR-4"], controls: ["IR-02"] },
  { id: "RC.RP", about: "coming back", nist: ["CP-10"], controls: ["SEC-13"] },
  { id: "RC.CO", about: "telling that it is over", nist: ["IR-8"] },
];
