/** Of a message, before it is set aside: as in the stack. A claim whose write came to nothing is held for its lease, through some of them. */
export const DELIVERIES = 5;
