import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import messages from "@/messages/en.json";
import { LOCALE_COOKIE, PSEUDO_LOCALE, pseudoMessages } from "./pseudo-locale";
import { readerZone } from "./reader-zone";

/** Clock times are rendered in the browser's time zone. */
export default getRequestConfig(async () => {
  const jar = await cookies();
  const isPseudo =
    process.env.STINT_PSEUDO_LOCALE === "1" && jar.get(LOCALE_COOKIE)?.value === PSEUDO_LOCALE;
  return {
    locale: isPseudo ? PSEUDO_LOCALE : "en",
    messages: isPseudo ? pseudoMessages(messages) : messages,
    timeZone: (await readerZone()) ?? "UTC",
  };
});
