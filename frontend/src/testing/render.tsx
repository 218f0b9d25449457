import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, Suspense } from "react";
import { createMemoryRouter, type RouteObject, RouterProvider } from "react-router";
import { makeQueryClient } from "@/api/queries";
import { Looks } from "@/ui/Looks";
import { tell } from "@/ui/tell";

function mount(routes: RouteObject[], path: string) {
  const queries = makeQueryClient((sentence) => tell.error(sentence));
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const user = userEvent.setup({ advanceTimers: (time) => void time });
  const view = render(
    <QueryClientProvider client={queries}>
      <Looks>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </Looks>
    </QueryClientProvider>,
  );
  return { ...view, user, router, queries };
}

/** The pages as a person meets them, at an address. */
export function renderRoutes(routes: RouteObject[], path: string) {
  return mount(routes, path);
}

/** One piece, inside everything it may ask for. */
export function renderPiece(piece: ReactNode, path = "/") {
  return mount([{ path: "*", element: piece }], path);
}
