ALTER TABLE "coach_look" DROP CONSTRAINT "coach_look_what";--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "latest_day" date;--> statement-breakpoint
ALTER TABLE "coach_look" ADD COLUMN "local_date" date;--> statement-breakpoint
CREATE UNIQUE INDEX "coach_look_row" ON "coach_look" USING btree ("user_id","coach_id","room_id","local_date");--> statement-breakpoint
-- Once possible with an id in capital letters: what points at itself is put away, and can be taken out again.
UPDATE "activity" SET "merged_into_id" = NULL WHERE "merged_into_id" = "id";--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_not_into_itself" CHECK ("activity"."merged_into_id" <> "activity"."id");--> statement-breakpoint
ALTER TABLE "coach_look" ADD CONSTRAINT "coach_look_local_date" CHECK (("coach_look"."what" = 'row') = ("coach_look"."local_date" is not null));--> statement-breakpoint
ALTER TABLE "coach_look" ADD CONSTRAINT "coach_look_what" CHECK ("coach_look"."what" in ('row', 'register', 'page', 'export'));