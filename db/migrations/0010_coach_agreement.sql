ALTER TABLE "membership" ADD COLUMN "awaits_agreement" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_awaits_agreement" CHECK (not "membership"."awaits_agreement" or "membership"."role" = 'coach' or "membership"."also_coaches");--> statement-breakpoint
-- Coaches are not compared, and were not asked. Who becomes a member again joins by their own choice.
UPDATE "membership" SET "is_compared" = false WHERE "role" = 'coach';
