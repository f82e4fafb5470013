import { live } from "./live";

/** For `useSyncExternalStore`: tells of every change of what the tab holds. */
export const subscribe = (onChange: () => void) => live().state.subscribe(onChange);
