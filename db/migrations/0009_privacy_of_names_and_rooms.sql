DROP TABLE "former_members";--> statement-breakpoint
-- Names are kept in NFC from now on. Of a person's activities whose names differ only in their normal
-- form, the oldest stays and the others are archived: they can be renamed and restored.
UPDATE "activity" SET "archived_at" = stint_now() WHERE "id" IN (
  SELECT "id" FROM (
    SELECT "id", row_number() OVER (
      PARTITION BY "user_id", lower(normalize("name", NFC)) ORDER BY "created_at", "position", "id"
    ) AS "place"
    FROM "activity" WHERE "archived_at" IS NULL
  ) AS "active" WHERE "place" > 1
);--> statement-breakpoint
DROP INDEX "activity_name";--> statement-breakpoint
UPDATE "activity" SET "name" = normalize("name", NFC) WHERE "name" IS NOT NFC NORMALIZED;--> statement-breakpoint
UPDATE "room" SET "name" = normalize("name", NFC) WHERE "name" IS NOT NFC NORMALIZED;--> statement-breakpoint
UPDATE "user" SET "name" = normalize("name", NFC) WHERE "name" IS NOT NFC NORMALIZED;--> statement-breakpoint
CREATE UNIQUE INDEX "activity_name" ON "activity" USING btree ("user_id",lower(normalize("name", NFC))) WHERE "activity"."archived_at" is null;
