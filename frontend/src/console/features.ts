import type { Command, FeatureRoutes, Place, SidePlace } from "@/ui/places";

/** Every feature with pages brings a routes.tsx; it is found here by being there. */
const features = Object.values(import.meta.glob<FeatureRoutes>("../features/*/routes.tsx", { eager: true }));

export const routes = features.flatMap((feature) => feature.routes ?? []);

/** Pages on paper, without the shell around them. */
export const paperRoutes = features.flatMap((feature) => feature.paperRoutes ?? []);

export const places: Place[] = features
  .flatMap((feature) => feature.places ?? [])
  .sort((one, other) => one.order - other.order);

export const sidePlaces: SidePlace[] = features
  .flatMap((feature) => feature.sidePlaces ?? [])
  .sort((one, other) => one.order - other.order);

export const commands: Command[] = features.flatMap((feature) => feature.commands ?? []);

/** The place a path belongs to; the longest path wins. */
export function placeOf(path: string): Place | undefined {
  const inside = (start: string) => path === start || path.startsWith(`${start}/`);
  const side = sidePlaces.find((entry) => inside(entry.path));
  if (side) return places.find((place) => place.key === side.place);
  return places
    .filter((place) => inside(place.path))
    .sort((one, other) => other.path.length - one.path.length)[0];
}
