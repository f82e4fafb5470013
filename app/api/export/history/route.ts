import { getTranslations } from "next-intl/server";
import { exportHistory } from "@/server/export/history";

export async function GET(request: Request): Promise<Response> {
  return exportHistory(request, await getTranslations("reasons"));
}
