export { Draft } from "./draft/Draft.js";
export { writeDraft } from "./draft/writeDraft.js";
export { scaffolds } from "./kinds/index.js";
export { namesOf } from "./names/namesOf.js";
export type { Scaffold, ScaffoldOptions } from "./Scaffold.js";
export { ScaffoldError } from "./ScaffoldError.js";
