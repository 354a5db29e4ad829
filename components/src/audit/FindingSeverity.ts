/** Labels that Security Hub gives findings, of those that can be told. */
export const FindingSeverity = { Medium: "MEDIUM", High: "HIGH", Critical: "CRITICAL" } as const;

export type FindingSeverity = (typeof FindingSeverity)[keyof typeof FindingSeverity];
