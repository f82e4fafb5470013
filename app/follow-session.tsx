import { RefreshOnSession } from "@/components/live/refresh-on-session";
import { parseCurrentSession } from "@/components/live/session";
import { requestViewer, serverCaller } from "@/server/trpc/caller";

/** Keeps a page of figures current: refreshes it when the viewer's own session starts or ends. */
export async function FollowSession() {
  if (!(await requestViewer())) return null;
  const current = await (await serverCaller()).focusSession.current();
  return <RefreshOnSession current={parseCurrentSession(current)} />;
}
