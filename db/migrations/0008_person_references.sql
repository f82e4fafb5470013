CREATE INDEX "coach_access_coach" ON "coach_access" USING btree ("coach_id");--> statement-breakpoint
CREATE INDEX "coach_grant_coach" ON "coach_grant" USING btree ("coach_id");--> statement-breakpoint
CREATE INDEX "coach_note_coach" ON "coach_note" USING btree ("coach_id");--> statement-breakpoint
CREATE INDEX "coach_plan_coach" ON "coach_plan" USING btree ("coach_id");--> statement-breakpoint
CREATE INDEX "goal_suggested_by" ON "goal" USING btree ("suggested_by") WHERE "goal"."suggested_by" is not null;--> statement-breakpoint
CREATE INDEX "invite_created_by" ON "invite" USING btree ("created_by");