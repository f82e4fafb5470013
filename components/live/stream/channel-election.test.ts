import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ChannelElection, type ElectionMessage } from "./channel-election";

interface Tab {
  election: ChannelElection;
  isLeading: boolean;
  /** A frozen tab receives nothing until it thaws, and its timers stand still. */
  isFrozen: boolean;
  receive(message: ElectionMessage): void;
}

let tabs: Map<string, Tab>;
/** Messages to frozen tabs, which arrive when they thaw. */
let held: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  tabs = new Map();
  held = [];
});
afterEach(() => vi.useRealTimers());

function openTab(id: string): Tab {
  const tab = { isLeading: false, isFrozen: false } as Tab;
  const channel = {
    postMessage: (message: ElectionMessage) => {
      for (const other of tabs.values()) {
        if (other === tab) continue;
        if (other.isFrozen) held.push(() => other.receive(message));
        else other.receive(message);
      }
    },
    addEventListener: (_: string, listener: (event: { data: ElectionMessage }) => void) => {
      tab.receive = (data) => listener({ data });
    },
  };
  tabs.set(id, tab);
  tab.election = new ChannelElection(id, channel, () => {
    tab.isLeading = true;
    return () => {
      tab.isLeading = false;
    };
  });
  return tab;
}

const leaders = () => [...tabs].filter(([, tab]) => tab.isLeading).map(([id]) => id);
const settle = () => vi.advanceTimersByTimeAsync(1_000);

it("elects one of the tabs that open together, and keeps it when more open", async () => {
  for (const id of ["a", "b", "c", "d", "e", "f", "g"]) openTab(id);
  await settle();
  const [leader] = leaders();
  expect(leaders()).toHaveLength(1);
  openTab("0");
  await settle();
  expect(leaders()).toEqual([leader]);
});

it("leaves one leader when two tabs claim at the same moment", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  for (const id of ["b", "a", "c"]) openTab(id);
  await settle();
  expect(leaders()).toHaveLength(1);
});

it("passes the lead on when the leading tab is closed, and when it crashes", async () => {
  const first = openTab("a");
  await settle();
  openTab("b");
  openTab("c");
  await settle();
  first.election.leave();
  tabs.delete("a");
  await settle();
  const [second = ""] = leaders();
  expect(leaders()).toHaveLength(1);

  tabs.delete(second);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(leaders()).toHaveLength(1);
});

it("asks for the lead again when a page comes back from the browser's cache", async () => {
  const only = openTab("a");
  await settle();
  only.election.leave();
  await settle();
  expect(leaders()).toEqual([]);
  only.election.comeBack();
  await settle();
  expect(leaders()).toEqual(["a"]);
});

it("makes a frozen leader stop when it comes back and another tab leads", async () => {
  const frozen = openTab("a");
  await settle();
  frozen.isFrozen = true;
  openTab("b");
  await settle();
  expect(leaders()).toEqual(["a", "b"]);
  frozen.isFrozen = false;
  for (const deliver of held.splice(0)) deliver();
  expect(leaders()).toEqual(["b"]);
});

it("lists the tabs that answer", async () => {
  const [a] = [openTab("a"), openTab("b")];
  openTab("c").isFrozen = true;
  const listed = a.election.listTabs();
  await settle();
  expect(await listed).toEqual(new Set(["a", "b"]));
});
