CREATE TABLE "coach_grant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"room_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"coach_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"sees_targets" boolean DEFAULT false NOT NULL,
	"sees_reflections" boolean DEFAULT false NOT NULL,
	"sees_reasons" boolean DEFAULT false NOT NULL,
	"since_date" date,
	"granted_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "coach_grant_scope" CHECK ("coach_grant"."scope" in ('room', 'all')),
	CONSTRAINT "coach_grant_not_oneself" CHECK ("coach_grant"."user_id" <> "coach_grant"."coach_id")
);
--> statement-breakpoint
CREATE TABLE "coach_look" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"room_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"coach_id" uuid NOT NULL,
	"what" text NOT NULL,
	"looked_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	CONSTRAINT "coach_look_what" CHECK ("coach_look"."what" in ('register', 'page', 'export'))
);
--> statement-breakpoint
CREATE TABLE "coach_note" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"room_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"coach_id" uuid NOT NULL,
	"text" text NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "coach_plan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"room_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"coach_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"amount" integer NOT NULL,
	"minutes" integer,
	"suggested_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"is_accepted" boolean,
	CONSTRAINT "coach_plan_unit" CHECK ("coach_plan"."unit" in ('sessions', 'minutes')),
	CONSTRAINT "coach_plan_amount" CHECK ("coach_plan"."amount" between 1 and 10080),
	CONSTRAINT "coach_plan_minutes" CHECK ("coach_plan"."minutes" between 5 and 180),
	CONSTRAINT "coach_plan_answered" CHECK (("coach_plan"."answered_at" is null) = ("coach_plan"."is_accepted" is null))
);
--> statement-breakpoint
ALTER TABLE "goal" ADD COLUMN "suggested_by" uuid;--> statement-breakpoint
ALTER TABLE "invite" ADD COLUMN "is_coached" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "room" ADD COLUMN "is_practice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "coach_grant" ADD CONSTRAINT "coach_grant_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_grant" ADD CONSTRAINT "coach_grant_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_grant" ADD CONSTRAINT "coach_grant_coach_id_user_id_fk" FOREIGN KEY ("coach_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_look" ADD CONSTRAINT "coach_look_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_look" ADD CONSTRAINT "coach_look_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_look" ADD CONSTRAINT "coach_look_coach_id_user_id_fk" FOREIGN KEY ("coach_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_note" ADD CONSTRAINT "coach_note_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_note" ADD CONSTRAINT "coach_note_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_note" ADD CONSTRAINT "coach_note_coach_id_user_id_fk" FOREIGN KEY ("coach_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_plan" ADD CONSTRAINT "coach_plan_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_plan" ADD CONSTRAINT "coach_plan_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_plan" ADD CONSTRAINT "coach_plan_coach_id_user_id_fk" FOREIGN KEY ("coach_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_plan" ADD CONSTRAINT "coach_plan_user_id_activity_id_activity_user_id_id_fk" FOREIGN KEY ("user_id","activity_id") REFERENCES "public"."activity"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "coach_grant_active" ON "coach_grant" USING btree ("room_id","coach_id","user_id") WHERE "coach_grant"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "coach_grant_member" ON "coach_grant" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "coach_look_member" ON "coach_look" USING btree ("user_id","looked_at");--> statement-breakpoint
CREATE INDEX "coach_note_member" ON "coach_note" USING btree ("user_id","written_at");--> statement-breakpoint
CREATE INDEX "coach_plan_member" ON "coach_plan" USING btree ("user_id","suggested_at");--> statement-breakpoint
ALTER TABLE "goal" ADD CONSTRAINT "goal_suggested_by_user_id_fk" FOREIGN KEY ("suggested_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;