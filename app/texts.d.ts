import type messages from "@/messages/en.json";

/** Lets the compiler check message keys. */
declare module "next-intl" {
  interface AppConfig {
    Messages: typeof messages;
  }
}
