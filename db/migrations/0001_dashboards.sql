CREATE TABLE "goal" (
	"user_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"from_week" date NOT NULL,
	"unit" text NOT NULL,
	"amount" integer NOT NULL,
	"set_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	CONSTRAINT "goal_user_id_activity_id_from_week_pk" PRIMARY KEY("user_id","activity_id","from_week"),
	CONSTRAINT "goal_monday" CHECK (extract(isodow from "goal"."from_week") = 1),
	CONSTRAINT "goal_unit" CHECK ("goal"."unit" in ('sessions', 'minutes')),
	CONSTRAINT "goal_amount" CHECK ("goal"."amount" between 0 and 10080)
);
--> statement-breakpoint
CREATE TABLE "packed_month" (
	"user_id" uuid NOT NULL,
	"month" date NOT NULL,
	"room_id" uuid NOT NULL,
	"entries" text NOT NULL,
	CONSTRAINT "packed_month_user_id_month_room_id_pk" PRIMARY KEY("user_id","month","room_id")
);
--> statement-breakpoint
CREATE TABLE "room_past" (
	"room_id" uuid PRIMARY KEY NOT NULL,
	"people" integer NOT NULL,
	"completed" integer NOT NULL,
	"broken" integer NOT NULL,
	"protected_minutes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rest_date" (
	"user_id" uuid NOT NULL,
	"date" date NOT NULL,
	"declared_on" date NOT NULL,
	"declared_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	CONSTRAINT "rest_date_user_id_date_pk" PRIMARY KEY("user_id","date"),
	CONSTRAINT "rest_date_ahead" CHECK ("rest_date"."declared_on" < "rest_date"."date")
);
--> statement-breakpoint
CREATE TABLE "rest_weekdays" (
	"user_id" uuid NOT NULL,
	"from_date" date NOT NULL,
	"weekdays" smallint[] NOT NULL,
	"declared_on" date NOT NULL,
	"declared_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	CONSTRAINT "rest_weekdays_user_id_from_date_pk" PRIMARY KEY("user_id","from_date"),
	CONSTRAINT "rest_weekdays_ahead" CHECK ("rest_weekdays"."declared_on" < "rest_weekdays"."from_date"),
	CONSTRAINT "rest_weekdays_iso" CHECK ("rest_weekdays"."weekdays" <@ '{1,2,3,4,5,6,7}'::smallint[])
);
--> statement-breakpoint
CREATE TABLE "weekly_review" (
	"user_id" uuid NOT NULL,
	"week" date NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"answered_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	CONSTRAINT "weekly_review_user_id_week_pk" PRIMARY KEY("user_id","week"),
	CONSTRAINT "weekly_review_monday" CHECK (extract(isodow from "weekly_review"."week") = 1)
);
--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "is_compared" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_user_id_activity_id_activity_user_id_id_fk" FOREIGN KEY ("user_id","activity_id") REFERENCES "public"."activity"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packed_month" ADD CONSTRAINT "packed_month_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_past" ADD CONSTRAINT "room_past_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rest_date" ADD CONSTRAINT "rest_date_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rest_weekdays" ADD CONSTRAINT "rest_weekdays_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_review" ADD CONSTRAINT "weekly_review_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "focus_session_time_zone" ON "focus_session" USING btree ("user_id","time_zone");--> statement-breakpoint
CREATE INDEX "focus_session_restart_of" ON "focus_session" USING btree ("user_id","restart_of") WHERE "focus_session"."restart_of" is not null;--> statement-breakpoint
CREATE INDEX "packed_month_room" ON "packed_month" USING btree ("room_id","user_id","month");
--> statement-breakpoint
-- Figures are read from indexes alone: they carry all that a session counts by. Drizzle has no word
-- for INCLUDE, so they stand here and not in the schema. The first takes the place of the bare one.
DROP INDEX "focus_session_local_date";--> statement-breakpoint
CREATE INDEX "focus_session_day" ON "focus_session" USING btree ("user_id","local_date")
INCLUDE ("activity_id","planned_minutes","planned_end","broken_at","drifted_at");--> statement-breakpoint
CREATE INDEX "focus_session_room_day" ON "focus_session" USING btree ("room_id","user_id","local_date")
INCLUDE ("activity_id","planned_minutes","planned_end","broken_at","drifted_at")
WHERE "room_id" IS NOT NULL;
--> statement-breakpoint
-- Whatever changes a session, by whoever's hand, throws its packed month away. The lock is the one
-- of db/person-lock.ts: a packing of that month that is not committed yet is waited for, then seen.
-- Once a statement, not once a row: a person's whole past goes by a single DELETE.
CREATE FUNCTION "stint_unpack_months"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stale record;
BEGIN
  FOR stale IN
    SELECT DISTINCT user_id, date_trunc('month', local_date::timestamp)::date AS month
    FROM changed ORDER BY 1, 2
  LOOP
    PERFORM pg_advisory_xact_lock(hashtextextended(stale.user_id::text, 0));
    DELETE FROM packed_month WHERE user_id = stale.user_id AND month = stale.month;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "focus_session_unpack_inserted" AFTER INSERT ON "focus_session"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "stint_unpack_months"();--> statement-breakpoint
CREATE TRIGGER "focus_session_unpack_deleted" AFTER DELETE ON "focus_session"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "stint_unpack_months"();--> statement-breakpoint
CREATE TRIGGER "focus_session_unpack_updated_from" AFTER UPDATE ON "focus_session"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "stint_unpack_months"();--> statement-breakpoint
CREATE TRIGGER "focus_session_unpack_updated_to" AFTER UPDATE ON "focus_session"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "stint_unpack_months"();
