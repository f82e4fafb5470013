"use client";

import { Menu } from "@base-ui/react/menu";
import type { RefObject } from "react";
import type { Activity } from "@/domain/api/activity";
import { Swatch } from "../../ui/swatch";

interface ActivityMenuProps {
  anchor: RefObject<HTMLElement | null>;
  label: string;
  activities: readonly Activity[];
  onChoose: (activity: Activity) => void;
  onClose: () => void;
}

/** An open menu of the viewer's activities. Loaded when first opened. */
export default function ActivityMenu(props: ActivityMenuProps) {
  const { anchor, label, activities, onChoose, onClose } = props;
  return (
    <Menu.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} sideOffset={4} align="start" className="z-50">
          <Menu.Popup
            aria-label={label}
            className="max-h-80 min-w-48 overflow-y-auto rounded border bg-surface py-1 outline-none"
          >
            {activities.map((activity) => (
              <Menu.Item
                key={activity.id}
                onClick={() => onChoose(activity)}
                className="flex min-h-9 items-center gap-2 px-3 outline-none data-highlighted:bg-hairline"
              >
                <Swatch hue={activity.color} />
                {activity.name}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
