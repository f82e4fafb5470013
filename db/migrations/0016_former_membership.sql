CREATE TABLE "former_membership" (
	"user_id" uuid NOT NULL,
	"room_slug" text NOT NULL,
	"ended" text NOT NULL,
	"ended_at" timestamp (3) with time zone DEFAULT stint_now() NOT NULL,
	CONSTRAINT "former_membership_user_id_room_slug_pk" PRIMARY KEY("user_id","room_slug"),
	CONSTRAINT "former_membership_ended" CHECK ("former_membership"."ended" in ('removed', 'closed'))
);
