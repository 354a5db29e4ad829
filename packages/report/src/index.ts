export {
  benchmarkDocument,
  checkDocument,
  demoDocument,
  ledgerDocument,
  type ReportData,
  reportData,
} from "./ReportData.js";
export { reportPage } from "./reportPage.js";
