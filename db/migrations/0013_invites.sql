CREATE TABLE "device_code" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"sid" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "device_code_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
ALTER TABLE "invite" ADD COLUMN "is_lasting" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "is_new_owner" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "room" ADD COLUMN "members_invite" boolean DEFAULT true NOT NULL;--> statement-breakpoint
-- Who can let people into an existing room does not change without its owner.
UPDATE "room" SET "members_invite" = false;--> statement-breakpoint
ALTER TABLE "device_code" ADD CONSTRAINT "device_code_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_code" ADD CONSTRAINT "device_code_sid_auth_session_id_fk" FOREIGN KEY ("sid") REFERENCES "public"."auth_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "device_code_sid" ON "device_code" USING btree ("sid");--> statement-breakpoint
CREATE UNIQUE INDEX "invite_lasting" ON "invite" USING btree ("room_id") WHERE "invite"."is_lasting" and "invite"."revoked_at" is null;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_lasting_open" CHECK (not "invite"."is_lasting" or ("invite"."role" = 'member' and "invite"."created_by" is null
        and "invite"."expires_at" is null and "invite"."max_uses" is null));--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_new_owner" CHECK (not "membership"."is_new_owner" or "membership"."role" = 'owner');