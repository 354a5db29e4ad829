/** What a page says about its own making. */
export const complianceOrigin: readonly string[] = [
  "Generated from the catalogue of controls and its map to the framework by `pnpm --filter @sallyport/policies reference`; a test fails when the",
  "two differ. The framework's own texts are not repeated here: ids are its, words are ours. It is no statement of an auditor.",
];
