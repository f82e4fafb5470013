-- Renames only: no row changes.
ALTER TABLE "room" RENAME COLUMN "is_practice" TO "is_coaching_room";--> statement-breakpoint
ALTER TABLE "coach_look" RENAME TO "coach_access";--> statement-breakpoint
ALTER TABLE "coach_access" RENAME COLUMN "looked_at" TO "accessed_at";--> statement-breakpoint
ALTER TABLE "coach_access" RENAME CONSTRAINT "coach_look_pkey" TO "coach_access_pkey";--> statement-breakpoint
ALTER TABLE "coach_access" RENAME CONSTRAINT "coach_look_what" TO "coach_access_what";--> statement-breakpoint
ALTER TABLE "coach_access" RENAME CONSTRAINT "coach_look_local_date" TO "coach_access_local_date";--> statement-breakpoint
ALTER TABLE "coach_access" RENAME CONSTRAINT "coach_look_room_id_room_id_fk" TO "coach_access_room_id_room_id_fk";--> statement-breakpoint
ALTER TABLE "coach_access" RENAME CONSTRAINT "coach_look_user_id_user_id_fk" TO "coach_access_user_id_user_id_fk";--> statement-breakpoint
ALTER TABLE "coach_access" RENAME CONSTRAINT "coach_look_coach_id_user_id_fk" TO "coach_access_coach_id_user_id_fk";--> statement-breakpoint
ALTER INDEX "coach_look_member" RENAME TO "coach_access_member";--> statement-breakpoint
ALTER INDEX "coach_look_row" RENAME TO "coach_access_row";--> statement-breakpoint
ALTER TABLE "room_past" RENAME TO "former_members";--> statement-breakpoint
ALTER TABLE "former_members" RENAME COLUMN "protected_minutes" TO "focus_minutes";--> statement-breakpoint
ALTER TABLE "former_members" RENAME COLUMN "told_protected_minutes" TO "told_focus_minutes";--> statement-breakpoint
ALTER TABLE "former_members" RENAME CONSTRAINT "room_past_pkey" TO "former_members_pkey";--> statement-breakpoint
ALTER TABLE "former_members" RENAME CONSTRAINT "room_past_room_id_room_id_fk" TO "former_members_room_id_room_id_fk";
