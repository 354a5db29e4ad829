/** What reaches AWS, apart from the rest: a load of local files has no use for the SDK. */
export { type IamLoginOptions, iamLogin } from "./iamLogin.js";
export { S3ObjectStore } from "./S3ObjectStore.js";
export { S3Quarantine } from "./S3Quarantine.js";
export { secretLogin } from "./secretLogin.js";
