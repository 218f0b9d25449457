import { QueryClientProvider } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { createBrowserRouter, RouterProvider } from "react-router";
import { whenSignedOut } from "@/api/client";
import { makeQueryClient } from "@/api/queries";
import { meQuery } from "@/api/session";
import { ViewingBar } from "@/features/forms/components/ViewingBar";
import { LoadingCards } from "./components/Loading";
import { Toast } from "./components/Toast";
import { portalRoutes } from "./router";
import { tell } from "./toast";

export function App() {
  const [queries] = useState(() => {
    const made = makeQueryClient(tell);
    whenSignedOut(() => made.setQueryData(meQuery.queryKey, null));
    return made;
  });
  const [router] = useState(() => createBrowserRouter(portalRoutes, { basename: "/portal" }));
  return (
    <QueryClientProvider client={queries}>
      <Suspense fallback={<LoadingCards />}>
        <RouterProvider router={router} />
      </Suspense>
      <Toast />
      <ViewingBar />
    </QueryClientProvider>
  );
}
