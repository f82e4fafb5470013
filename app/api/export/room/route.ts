import { getTranslations } from "next-intl/server";
import { exportRoom } from "@/server/export/room";

export async function GET(request: Request): Promise<Response> {
  return exportRoom(request, await getTranslations("reasons"));
}
