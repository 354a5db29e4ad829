import type { ComplianceView } from "./ComplianceView.js";

/** OWASP's lists of risks, of applications and of APIs (CPL-06). */
export const owasp: ComplianceView = {
  id: "owasp",
  title: "OWASP Top 10 and API Security Top 10",
  scope: "All ten risks of the Top 10 of 2021 (A) and all ten of the API Security Top 10 of 2023 (API).",
  requirements: [
    { id: "A01:2021", about: "access control that can be passed", controls: ["API-01", "API-03", "IAM-01", "SEC-06"] },
    { id: "A02:2021", about: "weak or no encryption", controls: ["ENC-01", "ENC-14", "ENC-15", "ENC-16", "STO-02"] },
    { id: "A03:2021", about: "injection", controls: ["VAL-03", "VAL-05", "VAL-06"] },
    { id: "A04:2021", about: "insecure by design", controls: ["GOV-09", "VAL-08", "CNT-11"] },
    { id: "A05:2021", about: "wrong settings", controls: ["VAL-08", "STO-01", "CNT-04", "GOV-02"] },
    { id: "A06:2021", about: "outdated parts", controls: ["SUP-06", "SUP-07", "SUP-08", "SUP-09"] },
    { id: "A07:2021", about: "weak proof of identity", controls: ["IAM-15", "IAM-19", "SEC-09", "SEC-14"] },
    {
      id: "A08:2021",
      about: "software and data that were changed",
      controls: ["SUP-03", "SUP-14", "INT-04", "INT-06"],
    },
    { id: "A09:2021", about: "nobody sees it", controls: ["LOG-01", "LOG-02", "LOG-06", "MON-06"] },
    { id: "A10:2021", about: "a server made to call others", controls: ["NET-01", "NET-10", "VAL-01"] },
    { id: "API1:2023", about: "objects of others", controls: ["API-03", "IAM-09"] },
    { id: "API2:2023", about: "broken authentication", controls: ["API-01", "API-02"] },
    { id: "API3:2023", about: "properties that a caller must not set", controls: ["VAL-01", "VAL-08"] },
    { id: "API4:2023", about: "no limit to what is consumed", controls: ["CNT-09", "CNT-11", "MON-04"] },
    { id: "API5:2023", about: "functions that are not for the caller", controls: ["API-03", "IAM-18"] },
    { id: "API6:2023", about: "a business flow run by robots", controls: ["MON-04", "API-04"] },
    { id: "API7:2023", about: "requests forged by the server", controls: ["VAL-01", "NET-14"] },
    { id: "API8:2023", about: "wrong settings", controls: ["API-01", "VAL-08"] },
    { id: "API9:2023", about: "endpoints that nobody knows of", controls: ["SUP-11", "OPS-03"] },
    { id: "API10:2023", about: "trust in others' APIs", controls: ["ENC-16", "VAL-01", "INT-04"] },
  ],
};
