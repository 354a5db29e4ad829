export { licenceProblems } from "./licences/licenceProblems.js";
export { lockfileProblems } from "./lockfile/lockfileProblems.js";
