import { getTranslations } from "next-intl/server";
import { exportRecord } from "@/server/export/record";

export async function GET(request: Request): Promise<Response> {
  return exportRecord(request, await getTranslations("reasons"));
}
