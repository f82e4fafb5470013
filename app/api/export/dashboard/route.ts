import { getTranslations } from "next-intl/server";
import { exportDashboard } from "@/server/export/dashboard";

export async function GET(request: Request): Promise<Response> {
  return exportDashboard(request, await getTranslations("reasons"));
}
