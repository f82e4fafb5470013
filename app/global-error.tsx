"use client";

import texts from "@/messages/global-error.json";
import "./globals.css";

/**
 * Shown when the root layout fails. Without its providers there are no translations, so the texts come
 * from a small file that every page loads.
 */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body className="p-6 font-sans">
        <h1 className="text-xl font-semibold">{texts.title}</h1>
        <p className="mt-2">{texts.text}</p>
        <button
          type="button"
          onClick={reset}
          className="mt-6 min-h-10 rounded border border-ink bg-ink px-4 py-2 font-semibold text-ground"
        >
          {texts.again}
        </button>
      </body>
    </html>
  );
}
