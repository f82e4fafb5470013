/** `npm run seed`: adds a study group in the middle of a session to the database of `npm start`. */
import nextEnv from "@next/env";
import { FolderInUse } from "@/db/embedded/folder-lock.mjs";
import { openDatabase } from "@/db/open";
import { CannotOpenDatabase } from "@/db/pg-errors";
import { AlreadySeeded, seedStudyGroup } from "./group/seed-study-group";

async function seed(): Promise<void> {
  // Reads the same settings as `npm start`, to open the same database.
  nextEnv.loadEnvConfig(process.cwd());
  const address = process.env.NEXTAUTH_URL || `http://localhost:${process.env.PORT || 3000}`;
  const { DATABASE_URL, DATA_DIR } = process.env;
  const database = await openDatabase({ DATABASE_URL, DATA_DIR });
  try {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const { email, password, roomSlug, coachEmail } = await seedStudyGroup(database.db, timeZone);
    console.log(`The study group has been added. Run \`npm start\`, then:
  sign in    ${address}/sign-in
  email      ${email}
  password   ${password}
  the room   ${address}/rooms/${roomSlug}
  the coach  ${coachEmail}, with the same password; her page: ${address}/rooms/${roomSlug}/coach`);
  } finally {
    await database.close();
  }
}

seed().catch((error) => {
  const isExpected = [FolderInUse, CannotOpenDatabase, AlreadySeeded].some(
    (expected) => error instanceof expected,
  );
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
});
