-- Overlap of one person's sessions needs equality on a uuid inside a GiST index.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- The one clock of the product: when the current statement reached the database, to the
-- millisecond (what a JavaScript Date can hold). Every rule and default asks this function.
CREATE FUNCTION "stint_now"() RETURNS timestamp (3) with time zone
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT date_trunc('milliseconds', statement_timestamp())::timestamptz(3) $$;
--> statement-breakpoint
CREATE TABLE "auth_session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"device" text,
	"created_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"password_hash" text,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "activity" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"color" text NOT NULL,
	"is_rest" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"merged_into_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	CONSTRAINT "activity_user_id" UNIQUE("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "focus_session" (
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"room_id" uuid,
	"target" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"planned_end" timestamp (3) with time zone NOT NULL,
	"is_until" boolean DEFAULT false NOT NULL,
	"planned_minutes" integer GENERATED ALWAYS AS (floor(extract(epoch from (planned_end - started_at)) / 60)::int) STORED NOT NULL,
	"broken_at" timestamp (3) with time zone,
	"break_reason" text,
	"drifted_at" timestamp (3) with time zone,
	"note" text,
	"restart_of" uuid,
	"local_date" date NOT NULL,
	"time_zone" text NOT NULL,
	"idempotency_key" text,
	CONSTRAINT "focus_session_user_id_id_pk" PRIMARY KEY("user_id","id"),
	CONSTRAINT "focus_session_length" CHECK ("focus_session"."planned_end" - "focus_session"."started_at" between interval '5 minutes' and interval '180 minutes'
        and ("focus_session"."is_until" or extract(epoch from ("focus_session"."planned_end" - "focus_session"."started_at")) % 60 = 0)),
	CONSTRAINT "focus_session_broken_within" CHECK ("focus_session"."broken_at" >= "focus_session"."started_at" and "focus_session"."broken_at" < "focus_session"."planned_end"),
	CONSTRAINT "focus_session_drifted_after" CHECK ("focus_session"."drifted_at" >= "focus_session"."planned_end"),
	CONSTRAINT "focus_session_broken_once" CHECK ("focus_session"."broken_at" is null or "focus_session"."drifted_at" is null),
	CONSTRAINT "focus_session_break_reason" CHECK ("focus_session"."break_reason" is null or ("focus_session"."broken_at" is not null and "focus_session"."break_reason" in ('phone', 'message', 'someone', 'tired', 'done_early', 'other'))),
	CONSTRAINT "focus_session_restart_of_other" CHECK ("focus_session"."restart_of" <> "focus_session"."id")
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "invite" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"room_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"role" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"max_uses" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invite_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invite_role" CHECK ("invite"."role" in ('member', 'coach')),
	CONSTRAINT "invite_uses" CHECK ("invite"."uses" >= 0 and ("invite"."max_uses" is null or "invite"."uses" <= "invite"."max_uses"))
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"room_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"sharing" text DEFAULT 'full' NOT NULL,
	"joined_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	CONSTRAINT "membership_room_id_user_id_pk" PRIMARY KEY("room_id","user_id"),
	CONSTRAINT "membership_role" CHECK ("membership"."role" in ('owner', 'member', 'coach')),
	CONSTRAINT "membership_sharing" CHECK ("membership"."sharing" in ('full', 'activity', 'presence'))
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"room_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"process_id" uuid NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "presence_room_id_user_id_process_id_pk" PRIMARY KEY("room_id","user_id","process_id")
);
--> statement-breakpoint
CREATE TABLE "room" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	CONSTRAINT "room_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_merged_into_id_activity_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focus_session" ADD CONSTRAINT "focus_session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focus_session" ADD CONSTRAINT "focus_session_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focus_session" ADD CONSTRAINT "focus_session_user_id_activity_id_activity_user_id_id_fk" FOREIGN KEY ("user_id","activity_id") REFERENCES "public"."activity"("user_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focus_session" ADD CONSTRAINT "focus_session_user_id_restart_of_focus_session_user_id_id_fk" FOREIGN KEY ("user_id","restart_of") REFERENCES "public"."focus_session"("user_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "auth_session_user" ON "auth_session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email" ON "user" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "activity_name" ON "activity" USING btree ("user_id",lower("name")) WHERE "activity"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "activity_merged_into" ON "activity" USING btree ("merged_into_id");--> statement-breakpoint
CREATE UNIQUE INDEX "focus_session_idempotency_key" ON "focus_session" USING btree ("user_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "focus_session_started_at" ON "focus_session" USING btree ("user_id","started_at");--> statement-breakpoint
CREATE INDEX "focus_session_planned_end" ON "focus_session" USING btree ("user_id","planned_end");--> statement-breakpoint
CREATE INDEX "focus_session_local_date" ON "focus_session" USING btree ("user_id","local_date");--> statement-breakpoint
CREATE INDEX "focus_session_room" ON "focus_session" USING btree ("room_id","planned_end") WHERE "focus_session"."room_id" is not null;--> statement-breakpoint
CREATE INDEX "invite_room" ON "invite" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "membership_user" ON "membership" USING btree ("user_id");
--> statement-breakpoint
-- One running session per person, over all devices and processes (PRODUCT.md, rule 4).
ALTER TABLE "focus_session" ADD CONSTRAINT "focus_session_no_overlap"
EXCLUDE USING gist ("user_id" WITH =, tstzrange("started_at", coalesce("broken_at", "planned_end")) WITH &&);
--> statement-breakpoint
-- The app cannot backdate a session or rewrite one (PRODUCT.md, rules 5 and 9): it may only break a
-- running one, note and reason it, and own up to drifting once. It applies to connections that call
-- themselves "stint", which is how the app connects; the owner of the data keeps a free hand.
CREATE FUNCTION "stint_keep_past"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.started_at NOT BETWEEN stint_now() - interval '1 minute' AND stint_now()
      OR NEW.broken_at IS NOT NULL OR NEW.drifted_at IS NOT NULL THEN
      RAISE EXCEPTION 'a session starts when it starts' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF (NEW.id, NEW.user_id, NEW.activity_id, NEW.room_id, NEW.target, NEW.started_at,
         NEW.planned_end, NEW.is_until, NEW.restart_of, NEW.local_date, NEW.time_zone,
         NEW.idempotency_key)
    IS DISTINCT FROM
        (OLD.id, OLD.user_id, OLD.activity_id, OLD.room_id, OLD.target, OLD.started_at,
         OLD.planned_end, OLD.is_until, OLD.restart_of, OLD.local_date, OLD.time_zone,
         OLD.idempotency_key)
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
--> statement-breakpoint
CREATE TRIGGER "focus_session_keep_past" BEFORE INSERT OR UPDATE ON "focus_session" FOR EACH ROW
WHEN (current_setting('application_name') = 'stint') EXECUTE FUNCTION "stint_keep_past"();
