import { z } from "zod";
import {
  accountOutput,
  changePasswordInput,
  claimInput,
  deviceCodeOutput,
  deviceInput,
  deviceOutput,
  updateAccountInput,
} from "@/domain/api/account";
import { accountExportOutput } from "@/domain/api/account-export";
import { noInput } from "@/domain/api/fields/no-input";
import { noOutput } from "@/domain/api/fields/output-fields";
import { createDeviceCode } from "../auth/device-code";
import { signOutDevices } from "../auth/mutations";
import { consumeLimit, limitFailures, rememberAddress } from "../auth/rate-limit";
import { requireFound } from "../refusal";
import { t } from "../trpc/init";
import { checkOutput } from "../trpc/output";
import { userProcedure } from "../trpc/procedures";
import { deleteAccount } from "./delete-account";
import { buildAccountExport } from "./export-queries";
import { changePassword, claimAccount, updateAccount } from "./mutations";
import { findAccount, listDevices } from "./queries";

export const accountRouter = t.router({
  me: userProcedure
    .input(noInput)
    .output(checkOutput(accountOutput))
    .query(async ({ ctx }) =>
      requireFound(await findAccount(ctx.db, ctx.viewer.userId), "sign_in_required"),
    ),

  update: userProcedure
    .input(updateAccountInput)
    .output(checkOutput(accountOutput))
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.viewer;
      ctx.announceLater(await updateAccount(ctx.db, { userId, ...input }));
      return requireFound(await findAccount(ctx.db, userId), "sign_in_required");
    }),

  claim: userProcedure
    .input(claimInput)
    .output(checkOutput(accountOutput))
    .mutation(async ({ ctx, input }) => {
      const { database, viewer, address } = ctx;
      const { userId } = viewer;
      // For an account, a repeated claim tries its password.
      await consumeLimit(database, viewer.isGuest ? "claim" : "password_current", userId);
      await limitFailures(
        database,
        { reason: "email_taken", limits: [["claim_address", address]] },
        () => claimAccount(ctx.db, { userId, ...input }),
      );
      await rememberAddress(database, { email: input.email, address });
      return requireFound(await findAccount(ctx.db, userId), "sign_in_required");
    }),

  changePassword: userProcedure
    .input(changePasswordInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input }) => {
      const { userId, sid } = ctx.viewer;
      const notice = await limitFailures(
        ctx.database,
        { reason: "wrong_password", limits: [["password_current", userId]] },
        () => changePassword(ctx.db, { userId, sid, ...input }),
      );
      ctx.announceLater(notice);
      const account = await findAccount(ctx.db, userId);
      if (account?.email)
        await rememberAddress(ctx.database, { email: account.email, address: ctx.address });
    }),

  devices: userProcedure
    .input(noInput)
    .output(checkOutput(z.array(deviceOutput)))
    .query(({ ctx }) => listDevices(ctx.db, ctx.viewer)),

  signOutDevice: userProcedure
    .input(deviceInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input }) => {
      const devices = await signOutDevices(ctx.db, { userId: ctx.viewer.userId, sids: [input.id] });
      if (devices.length === 0) requireFound(null, "device_not_found");
      ctx.announceLater({ devices });
    }),

  createDeviceCode: userProcedure
    .input(noInput)
    .output(checkOutput(deviceCodeOutput))
    .mutation(({ ctx }) => createDeviceCode(ctx.db, ctx.viewer)),

  export: userProcedure
    .input(noInput)
    .output(checkOutput(accountExportOutput))
    .query(async ({ ctx }) =>
      requireFound(await buildAccountExport(ctx.database, ctx.viewer.userId), "sign_in_required"),
    ),

  delete: userProcedure
    .input(noInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx }) => {
      // Announced midway, not by the builder: removing a long history must not delay the sign-out.
      await deleteAccount(ctx.db, ctx.viewer.userId, ctx.announce);
    }),

  signOutEverywhere: userProcedure
    .input(noInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx }) => {
      ctx.announceLater({ devices: await signOutDevices(ctx.db, { userId: ctx.viewer.userId }) });
    }),
});
