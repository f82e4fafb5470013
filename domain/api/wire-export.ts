export type {
  AccountExport,
  ExportedActivity,
  ExportedCoaching,
  ExportedSession,
} from "./account-export";
