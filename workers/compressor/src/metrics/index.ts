export {
  type MetricName,
  type MetricRow,
  metricNamespace,
  metricTable,
  type Side,
  sideDimensions,
} from "./metricTable.js";
