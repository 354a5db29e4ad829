import type { Framework } from "./Framework.js";
import { soc2ByNist } from "./soc2.js";

/** Every framework that has a pack. */
export const allFrameworks: readonly Framework[] = [
  {
    id: "fsbp",
    title: "AWS Foundational Security Best Practices",
    requirementsOf: ({ frameworks }) => frameworks.fsbp ?? [],
  },
  {
    id: "cis",
    title: "CIS AWS Foundations Benchmark 5.0 and 7.0",
    requirementsOf: ({ frameworks: { cis5 = [], cis7 = [] } }) => [
      ...cis5.map((id) => `5.0: ${id}`),
      ...cis7.map((id) => `7.0: ${id}`),
    ],
  },
  {
    id: "nist-800-53",
    title: "NIST SP 800-53 r5",
    requirementsOf: ({ frameworks }) => frameworks.nist ?? [],
  },
  {
    id: "soc2",
    title: "SOC 2 trust services criteria",
    requirementsOf: ({ frameworks }) => [...new Set((frameworks.nist ?? []).flatMap((id) => soc2ByNist[id] ?? []))],
  },
];
