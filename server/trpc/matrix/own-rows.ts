import { randomUUID } from "node:crypto";
import { onOwnObject, personal, type Row } from "./row";

const email = () => `${randomUUID()}@example.org`;

/** Accounts and activities. */
export const OWN_ROWS: Record<string, Row[]> = {
  "account.me": [personal((c) => c.account.me())],
  "account.update": [personal((c) => c.account.update({ name: "New" }))],
  "account.claim": [
    personal((c) => c.account.claim({ email: email(), password: "correct horse" })),
  ],
  "account.changePassword": [
    personal(async (c) => {
      // A guest has no password to change. Where claiming is refused, changing must be refused too.
      await c.account.claim({ email: email(), password: "correct horse" }).catch(() => {});
      return c.account.changePassword({ current: "correct horse", next: "another horse" });
    }),
  ],
  "account.devices": [personal((c) => c.account.devices())],
  "account.signOutDevice": [
    onOwnObject(
      (c, { belongings }) => c.account.signOutDevice({ id: belongings.deviceId }),
      "device_not_found",
    ),
  ],
  "account.createDeviceCode": [personal((c) => c.account.createDeviceCode())],
  "account.signOutEverywhere": [personal((c) => c.account.signOutEverywhere())],
  "account.export": [personal((c) => c.account.export())],
  "account.delete": [personal((c) => c.account.delete())],
  "activity.list": [personal((c) => c.activity.list())],
  "activity.create": [personal((c) => c.activity.create({ name: "Piano" }))],
  "activity.update": [
    onOwnObject(
      (c, { belongings }) => c.activity.update({ id: belongings.activityId, name: "Piano" }),
      "activity_not_found",
    ),
  ],
  "activity.archive": [
    onOwnObject(
      (c, { belongings }) => c.activity.archive({ id: belongings.otherActivityId }),
      "activity_not_found",
    ),
    onOwnObject(
      (c, { belongings }) => c.activity.archive({ id: belongings.activityId }),
      "activity_not_found",
      "activity_running",
    ),
  ],
  "activity.merge": [
    onOwnObject(
      (c, { belongings: { activityId, otherActivityId } }) =>
        c.activity.merge({ id: otherActivityId, intoId: activityId }),
      "activity_not_found",
    ),
    onOwnObject(
      (c, { belongings: { activityId, otherActivityId } }) =>
        c.activity.merge({ id: activityId, intoId: otherActivityId }),
      "activity_not_found",
      "activity_running",
    ),
  ],
};
