/** The rules of CloudWatch and Application Auto Scaling by which the sandbox scales services: pure, for simulations too. */
export { alarmState } from "./alarmState.js";
export { afterCooldown, type Cooldown } from "./Cooldown.js";
export { metricExpression } from "./metricExpression.js";
export { stepAdjustment } from "./stepAdjustment.js";
