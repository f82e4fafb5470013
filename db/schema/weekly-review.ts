import { sql } from "drizzle-orm";
import { check, date, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ReviewQuestion } from "@/domain/stats/review-question";
import { user } from "./account";
import { instant } from "./columns";

/** A person's one-line answer about a week, and the question that was asked. */
export const weeklyReview = pgTable(
  "weekly_review",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /** The Monday of the week. */
    week: date("week", { mode: "string" }).notNull(),
    question: text("question").$type<ReviewQuestion>().notNull(),
    answer: text("answer").notNull(),
    answeredAt: instant("answered_at").notNull().default(sql`stint_now()`),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.week] }),
    check("weekly_review_monday", sql`extract(isodow from ${t.week}) = 1`),
  ],
);
