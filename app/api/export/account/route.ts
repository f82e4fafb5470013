import { getTranslations } from "next-intl/server";
import { exportAccount } from "@/server/export/account";

export async function GET(request: Request): Promise<Response> {
  return exportAccount(request, await getTranslations("reasons"));
}
