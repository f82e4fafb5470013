ALTER TABLE "membership" ADD COLUMN "answered_busy" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Who shows it has chosen to. A former "no" cannot be told from no answer, so these members are asked once.
UPDATE "membership" SET "answered_busy" = true WHERE "shows_busy";
