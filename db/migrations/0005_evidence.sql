ALTER TABLE "user" ADD COLUMN "left_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "room_past" ADD COLUMN "told_people" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "room_past" ADD COLUMN "told_completed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "room_past" ADD COLUMN "told_broken" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "room_past" ADD COLUMN "told_protected_minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "user_left" ON "user" USING btree ("left_at") WHERE "user"."left_at" is not null;
--> statement-breakpoint
UPDATE "room_past" SET "told_people" = "people", "told_completed" = "completed",
  "told_broken" = "broken", "told_protected_minutes" = "protected_minutes" WHERE "people" >= 3;
--> statement-breakpoint
-- As in 0001, and for every isolation: a transaction that looks at the database as it was when it
-- began does not see what was packed since, and would leave it standing. It runs into the key of what
-- it cannot see, and fails as such transactions do (40001), to be tried again.
CREATE OR REPLACE FUNCTION "stint_unpack_months"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stale record;
BEGIN
  FOR stale IN
    SELECT DISTINCT user_id, date_trunc('month', local_date::timestamp)::date AS month
    FROM changed ORDER BY 1, 2
  LOOP
    PERFORM pg_advisory_xact_lock(hashtextextended(stale.user_id::text, 0));
    IF current_setting('transaction_isolation') <> 'read committed' THEN
      INSERT INTO packed_month (user_id, month, room_id, entries)
      SELECT id, stale.month, '00000000-0000-0000-0000-000000000000', ''
      FROM "user" WHERE id = stale.user_id
      ON CONFLICT (user_id, month, room_id) DO UPDATE SET entries = excluded.entries;
    END IF;
    DELETE FROM packed_month WHERE user_id = stale.user_id AND month = stale.month;
  END LOOP;
  RETURN NULL;
END $$;
