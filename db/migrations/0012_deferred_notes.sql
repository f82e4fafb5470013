CREATE TABLE "deferred_note" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"room_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"from_name" text NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"text" text NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "deferred_note_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"left_at" timestamp (3) with time zone NOT NULL,
	"deliver_at" timestamp (3) with time zone NOT NULL,
	"shown_deliver_at" timestamp (3) with time zone NOT NULL,
	"is_withheld" boolean DEFAULT false NOT NULL,
	"read_at" timestamp (3) with time zone,
	"idempotency_key" text,
	CONSTRAINT "deferred_note_not_oneself" CHECK ("deferred_note"."from_id" <> "deferred_note"."user_id"),
	CONSTRAINT "deferred_note_text" CHECK (char_length("deferred_note"."text") between 1 and 280),
	CONSTRAINT "deferred_note_delivered_after" CHECK ("deferred_note"."deliver_at" >= "deferred_note"."left_at" and "deferred_note"."shown_deliver_at" >= "deferred_note"."left_at"),
	CONSTRAINT "deferred_note_withheld_unread" CHECK (not "deferred_note"."is_withheld" or "deferred_note"."read_at" is null)
);
--> statement-breakpoint
CREATE TABLE "free_alert" (
	"user_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"about_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	CONSTRAINT "free_alert_user_id_room_id_about_id_pk" PRIMARY KEY("user_id","room_id","about_id"),
	CONSTRAINT "free_alert_not_oneself" CHECK ("free_alert"."user_id" <> "free_alert"."about_id")
);
--> statement-breakpoint
CREATE TABLE "note_mute" (
	"user_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"muted_id" uuid NOT NULL,
	"muted_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	CONSTRAINT "note_mute_user_id_room_id_muted_id_pk" PRIMARY KEY("user_id","room_id","muted_id"),
	CONSTRAINT "note_mute_not_oneself" CHECK ("note_mute"."user_id" <> "note_mute"."muted_id")
);
--> statement-breakpoint
ALTER TABLE "deferred_note" ADD CONSTRAINT "deferred_note_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deferred_note" ADD CONSTRAINT "deferred_note_from_id_user_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deferred_note" ADD CONSTRAINT "deferred_note_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "free_alert" ADD CONSTRAINT "free_alert_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "free_alert" ADD CONSTRAINT "free_alert_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "free_alert" ADD CONSTRAINT "free_alert_about_id_user_id_fk" FOREIGN KEY ("about_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_mute" ADD CONSTRAINT "note_mute_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_mute" ADD CONSTRAINT "note_mute_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_mute" ADD CONSTRAINT "note_mute_muted_id_user_id_fk" FOREIGN KEY ("muted_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deferred_note_idempotency_key" ON "deferred_note" USING btree ("from_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "deferred_note_to" ON "deferred_note" USING btree ("user_id","deliver_at");--> statement-breakpoint
CREATE INDEX "deferred_note_from" ON "deferred_note" USING btree ("from_id","left_at");--> statement-breakpoint
CREATE INDEX "deferred_note_room" ON "deferred_note" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "free_alert_about" ON "free_alert" USING btree ("about_id");--> statement-breakpoint
CREATE INDEX "free_alert_room" ON "free_alert" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "note_mute_muted" ON "note_mute" USING btree ("muted_id");--> statement-breakpoint
CREATE INDEX "note_mute_room" ON "note_mute" USING btree ("room_id");