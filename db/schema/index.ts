// Drizzle needs all tables in one module; nothing else in this project is a barrel.
export * from "./account";
export * from "./activity";
export * from "./coach";
export * from "./deferred-note";
export * from "./focus-session";
export * from "./goal";
export * from "./group-session";
export * from "./packed-month";
export * from "./rest-days";
export * from "./room";
export * from "./weekly-review";
