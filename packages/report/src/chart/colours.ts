/** The page's colours for charts, by what they say: of the Okabe–Ito palette, told apart with any colour vision. */
export const colours = {
  good: "var(--good)",
  main: "var(--accent)",
  calm: "var(--calm)",
  warn: "var(--warn)",
  bad: "var(--bad)",
} as const;
