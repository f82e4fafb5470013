const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const isLoopback = (url: string) => LOOPBACK.test(new URL(url).hostname);

interface InviteUrl {
  url: string;
  /** The address means "this computer", so other devices cannot open it. */
  isLocalOnly: boolean;
}

/**
 * The address of an invite link. The page's own origin comes first, because the server may not know
 * its public name; on a page opened as localhost, the site's configured address.
 *
 * @param origin of the page.
 */
export function buildInviteUrl(link: { token: string; url: string }, origin: string): InviteUrl {
  const own = new URL(`/invite/${link.token}`, origin).href;
  const url = isLoopback(own) && !isLoopback(link.url) ? link.url : own;
  return { url, isLocalOnly: isLoopback(url) };
}
