import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { AddedTexts } from "@/components/format/added-texts";
import { PAGE_TEXTS, pickTexts } from "./client-texts";

/** Gives the client components of a page their texts. `folder` is the page's folder in `app/`. */
export function withTexts<Props>(
  folder: keyof typeof PAGE_TEXTS,
  Page: (props: Props) => Promise<ReactNode>,
) {
  return async (props: Props) => (
    <AddedTexts texts={pickTexts(await getMessages(), PAGE_TEXTS[folder])}>
      {await Page(props)}
    </AddedTexts>
  );
}
