/** Text that is markup: only templates, and drawings by libraries that escape what they are given, make it. */
export class Markup {
  constructor(readonly text: string) {}
}
