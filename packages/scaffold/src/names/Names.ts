/** A name in every form in which code and prose use it. */
export interface Names {
  /** `order-inbox`: folders of packages, ids, physical names. */
  readonly kebab: string;
  /** `orderInbox`: functions, folders of components. */
  readonly camel: string;
  /** `OrderInbox`: classes, types, rules. */
  readonly pascal: string;
  /** `order inbox`: in a sentence. */
  readonly words: string;
  /** `Order inbox`: at its beginning. */
  readonly title: string;
}
