CREATE TABLE "group_session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"room_id" uuid NOT NULL,
	"created_by" uuid,
	"title" text,
	"minutes" integer NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"on_date" date,
	"weekdays" smallint[],
	"time" text,
	"created_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"next_date" date,
	"next_at" timestamp (3) with time zone,
	CONSTRAINT "group_session_minutes" CHECK ("group_session"."minutes" between 5 and 180),
	CONSTRAINT "group_session_schedule" CHECK (case when "group_session"."starts_at" is null
        then "group_session"."on_date" is null and "group_session"."time" is not null and "group_session"."weekdays" is not null
          and cardinality("group_session"."weekdays") between 1 and 7
        else "group_session"."on_date" is not null and "group_session"."time" is null and "group_session"."weekdays" is null end),
	CONSTRAINT "group_session_time" CHECK ("group_session"."time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "group_session_next" CHECK (("group_session"."next_at" is null) = ("group_session"."next_date" is null)),
	CONSTRAINT "group_session_cancelled_has_no_next" CHECK ("group_session"."cancelled_at" is null or "group_session"."next_at" is null)
);
--> statement-breakpoint
CREATE TABLE "group_session_join" (
	"group_session_id" uuid NOT NULL,
	"date" date NOT NULL,
	"user_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"target" text,
	"joined_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	"outcome" text,
	"problem" text,
	CONSTRAINT "group_session_join_group_session_id_date_user_id_pk" PRIMARY KEY("group_session_id","date","user_id"),
	CONSTRAINT "group_session_join_outcome" CHECK ("group_session_join"."outcome" in ('present', 'late', 'absent', 'busy', 'missed'))
);
--> statement-breakpoint
CREATE TABLE "group_session_occurrence" (
	"group_session_id" uuid NOT NULL,
	"date" date NOT NULL,
	"room_id" uuid NOT NULL,
	"title" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "group_session_occurrence_group_session_id_date_pk" PRIMARY KEY("group_session_id","date"),
	CONSTRAINT "group_session_occurrence_length" CHECK ("group_session_occurrence"."ends_at" > "group_session_occurrence"."starts_at")
);
--> statement-breakpoint
ALTER TABLE "focus_session" ADD COLUMN "group_session_id" uuid;--> statement-breakpoint
ALTER TABLE "room" ADD COLUMN "group_version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "room" ADD COLUMN "members_schedule" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "group_session" ADD CONSTRAINT "group_session_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_session" ADD CONSTRAINT "group_session_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_session_join" ADD CONSTRAINT "group_session_join_group_session_id_group_session_id_fk" FOREIGN KEY ("group_session_id") REFERENCES "public"."group_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_session_join" ADD CONSTRAINT "group_session_join_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_session_join" ADD CONSTRAINT "group_session_join_user_id_activity_id_activity_user_id_id_fk" FOREIGN KEY ("user_id","activity_id") REFERENCES "public"."activity"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_session_occurrence" ADD CONSTRAINT "group_session_occurrence_group_session_id_group_session_id_fk" FOREIGN KEY ("group_session_id") REFERENCES "public"."group_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_session_occurrence" ADD CONSTRAINT "group_session_occurrence_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "group_session_room" ON "group_session" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "group_session_created_by" ON "group_session" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "group_session_next_at" ON "group_session" USING btree ("next_at") WHERE "group_session"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "group_session_join_user" ON "group_session_join" USING btree ("user_id","date");--> statement-breakpoint
CREATE INDEX "group_session_occurrence_room" ON "group_session_occurrence" USING btree ("room_id","starts_at");--> statement-breakpoint
CREATE INDEX "group_session_occurrence_unsettled" ON "group_session_occurrence" USING btree ("starts_at") WHERE "group_session_occurrence"."settled_at" is null and "group_session_occurrence"."cancelled_at" is null;--> statement-breakpoint
ALTER TABLE "focus_session" ADD CONSTRAINT "focus_session_group_session_id_group_session_id_fk" FOREIGN KEY ("group_session_id") REFERENCES "public"."group_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "focus_session_group_session" ON "focus_session" USING btree ("group_session_id") WHERE "focus_session"."group_session_id" is not null;--> statement-breakpoint
-- The app cannot move a session into a group session or out of it afterwards.
CREATE OR REPLACE FUNCTION "stint_keep_past"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.started_at NOT BETWEEN stint_now() - interval '1 minute' AND stint_now()
      OR NEW.broken_at IS NOT NULL OR NEW.drifted_at IS NOT NULL THEN
      RAISE EXCEPTION 'a session starts when it starts' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF (NEW.id, NEW.user_id, NEW.activity_id, NEW.room_id, NEW.target, NEW.started_at,
         NEW.planned_end, NEW.is_until, NEW.restart_of, NEW.local_date, NEW.time_zone,
         NEW.idempotency_key, NEW.group_session_id)
    IS DISTINCT FROM
        (OLD.id, OLD.user_id, OLD.activity_id, OLD.room_id, OLD.target, OLD.started_at,
         OLD.planned_end, OLD.is_until, OLD.restart_of, OLD.local_date, OLD.time_zone,
         OLD.idempotency_key, OLD.group_session_id)
    OR (OLD.broken_at IS NOT NULL AND NEW.broken_at IS DISTINCT FROM OLD.broken_at)
    OR (OLD.drifted_at IS NOT NULL AND NEW.drifted_at IS DISTINCT FROM OLD.drifted_at)
    OR (OLD.drifted_at IS NULL
        AND NEW.drifted_at NOT BETWEEN stint_now() - interval '1 minute' AND stint_now())
    OR (OLD.broken_at IS NULL AND NEW.broken_at IS NOT NULL
        AND (stint_now() >= OLD.planned_end
             OR NEW.broken_at NOT BETWEEN stint_now() - interval '1 minute'
                                 AND greatest(stint_now(), OLD.started_at))) THEN
    RAISE EXCEPTION 'a session is not rewritten' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
