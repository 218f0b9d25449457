import { QueryClientProvider } from "@tanstack/react-query";
import { createBrowserRouter, RouterProvider } from "react-router";
import { whenSignedOut } from "@/api/client";
import { makeQueryClient } from "@/api/queries";
import { meQuery } from "@/api/session";
import { ViewingBar } from "@/features/forms/components/ViewingBar";
import { Looks } from "@/ui/Looks";
import { tell } from "@/ui/tell";
import { ProofAsk } from "./ProofAsk";
import { consoleRoutes } from "./router";

const queries = makeQueryClient((sentence) => tell.error(sentence));
const router = createBrowserRouter(consoleRoutes);

whenSignedOut(() => {
  if (queries.getQueryData(meQuery.queryKey)) queries.setQueryData(meQuery.queryKey, null);
});

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Looks>
        <RouterProvider router={router} />
        <ProofAsk />
        <ViewingBar />
      </Looks>
    </QueryClientProvider>
  );
}
