import { z } from "zod";
import {
  accountOutput,
  changePasswordInput,
  claimInput,
  deviceInput,
  deviceOutput,
  updateAccountInput,
} from "@/domain/api/account";
import { accountExportOutput } from "@/domain/api/account-export";
import { noOutput } from "@/domain/api/fields/output-fields";
import { signOutDevices } from "../auth/mutations";
import { consumeLimit, resetLimit } from "../auth/rate-limit";
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
      const { userId } = ctx.viewer;
      await consumeLimit(ctx.database, "claim", userId);
      await claimAccount(ctx.db, { userId, ...input });
      return requireFound(await findAccount(ctx.db, userId), "sign_in_required");
    }),

  changePassword: userProcedure
    .input(changePasswordInput)
    .output(checkOutput(noOutput))
    .mutation(async ({ ctx, input }) => {
      const { userId, sid } = ctx.viewer;
      await consumeLimit(ctx.database, "password_change", userId);
      ctx.announceLater(await changePassword(ctx.db, { userId, sid, ...input }));
      await resetLimit(ctx.database, "password_change", userId);
    }),

  devices: userProcedure
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

  export: userProcedure
    .output(checkOutput(accountExportOutput))
    .query(async ({ ctx }) =>
      requireFound(await buildAccountExport(ctx.db, ctx.viewer.userId), "sign_in_required"),
    ),

  delete: userProcedure.output(checkOutput(noOutput)).mutation(async ({ ctx }) => {
    // Announced midway, not by the builder: removing a long history must not delay the sign-out.
    await deleteAccount(ctx.db, ctx.viewer.userId, ctx.announce);
  }),

  signOutEverywhere: userProcedure.output(checkOutput(noOutput)).mutation(async ({ ctx }) => {
    ctx.announceLater({ devices: await signOutDevices(ctx.db, { userId: ctx.viewer.userId }) });
  }),
});
