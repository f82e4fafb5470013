ALTER TABLE "focus_session" ADD COLUMN "leave_alone" text;--> statement-breakpoint
ALTER TABLE "focus_session" ADD COLUMN "target_dismissed_at" timestamp (3) with time zone;--> statement-breakpoint
-- As in 0000: what the person said to leave alone at the start is part of the past as well.
CREATE OR REPLACE FUNCTION "stint_keep_past"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.started_at NOT BETWEEN stint_now() - interval '1 minute' AND stint_now()
      OR NEW.broken_at IS NOT NULL OR NEW.drifted_at IS NOT NULL THEN
      RAISE EXCEPTION 'a session starts when it starts' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF (NEW.id, NEW.user_id, NEW.activity_id, NEW.room_id, NEW.target, NEW.leave_alone,
         NEW.started_at, NEW.planned_end, NEW.is_until, NEW.restart_of, NEW.local_date,
         NEW.time_zone, NEW.idempotency_key, NEW.group_session_id)
    IS DISTINCT FROM
        (OLD.id, OLD.user_id, OLD.activity_id, OLD.room_id, OLD.target, OLD.leave_alone,
         OLD.started_at, OLD.planned_end, OLD.is_until, OLD.restart_of, OLD.local_date,
         OLD.time_zone, OLD.idempotency_key, OLD.group_session_id)
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
-- The app archives or merges no activity that is running: the session would change its activity while
-- it runs (PRODUCT.md, rule 5). A start and such a change both hold the person's lock first.
CREATE FUNCTION "stint_keep_running_activity"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM focus_session s
    WHERE s.user_id = OLD.user_id AND s.activity_id = OLD.id
      AND s.planned_end > stint_now() AND s.broken_at IS NULL AND s.drifted_at IS NULL
  ) THEN
    RAISE EXCEPTION 'a running activity stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "activity_keep_running" BEFORE UPDATE ON "activity" FOR EACH ROW
WHEN (current_setting('application_name') = 'stint'
  AND ((NEW.archived_at IS NOT NULL AND OLD.archived_at IS NULL)
    OR NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id))
EXECUTE FUNCTION "stint_keep_running_activity"();
