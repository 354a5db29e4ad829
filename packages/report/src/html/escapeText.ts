const names: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as content or attribute of a page: it cannot become an element, nor leave its attribute. What no page may hold becomes U+FFFD. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/\p{Cs}|[^\P{Cc}\t\n\r]/gu, "\u{fffd}")
    .replaceAll(/[&<>"']/g, (character) => names[character] ?? character);
}
