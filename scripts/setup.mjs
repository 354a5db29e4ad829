/** `npm run setup`: installs and compiles what the `sallyport` command needs, and nothing else. */
import { prepare } from "./prepare.mjs";

prepare();
