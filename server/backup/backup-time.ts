const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The hours of the night in which backups are made, in the machine's time zone. */
const FROM_HOUR = 3;
const HOURS = 2;

/** With a backup younger than this, the next one waits for the night after. */
const YOUNG_MS = 20 * HOUR_MS;
/** With a backup older than this, the night was missed, and the next one is made soon. */
const OLD_MS = 28 * HOUR_MS;

/**
 * When to make the next daily backup: at night, or some minutes after the start if the machine was
 * off at night. Restarting over and over makes no more of them.
 *
 * @param last time of the last one; the time the database was created if there is none
 * @param random from 0 to 1, so that many machines do not work at once
 */
export function findBackupTime(now: Date, last: Date, random: number): Date {
  if (now.getTime() - last.getTime() > OLD_MS) {
    return new Date(now.getTime() + (5 + 15 * random) * MINUTE_MS);
  }
  const night = new Date(now);
  night.setHours(FROM_HOUR, Math.floor(random * HOURS * 60), 0, 0);
  while (night <= now || night.getTime() - last.getTime() < YOUNG_MS) {
    night.setDate(night.getDate() + 1);
  }
  return night;
}
