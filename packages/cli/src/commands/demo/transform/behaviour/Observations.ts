/** What a package shows from outside, by what was looked at. */
export interface Observations {
  /** What each module exports, or why it cannot be loaded. */
  readonly modules: Readonly<Record<string, string>>;
  /**
   * What the documented example of each function prints and comes to, or what it throws: with the whole library, and with the functions' own
   * modules. Left out are those that name what is not here, such as a browser's document.
   */
  readonly examples: Readonly<Record<string, string>>;
}
