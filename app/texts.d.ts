import type messages from "@/messages/en.json";

/** Names of texts are checked by the compiler. */
declare module "next-intl" {
  interface AppConfig {
    Messages: typeof messages;
  }
}
