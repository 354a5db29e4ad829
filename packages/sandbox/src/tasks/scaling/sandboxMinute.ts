/**
 * Milliseconds that stand for a minute of CloudWatch and Application Auto Scaling. Queues are measured, alarms evaluated
 * and cooldowns counted 60 times faster than on AWS, so that scaling can be watched: a period of 60 s lasts 1 s, a
 * cooldown of 300 s lasts 5 s.
 */
export const sandboxMinute = 1_000;
