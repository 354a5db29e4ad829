export const machineType = "aws:sfn/stateMachine:StateMachine";
