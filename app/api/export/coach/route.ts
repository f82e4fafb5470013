import { getTranslations } from "next-intl/server";
import { exportCoach } from "@/server/export/coach";

export async function GET(request: Request): Promise<Response> {
  return exportCoach(request, await getTranslations("reasons"));
}
