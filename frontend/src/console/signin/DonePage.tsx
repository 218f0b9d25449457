import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Navigate, useSearchParams } from "react-router";
import { howFar, SECOND_STEP } from "@/api/session";
import { SkeletonPage } from "@/ui/States";
import { safeNext } from "./next";

/** Where the organization's provider sends people back to. */
export default function DonePage() {
  const [search] = useSearchParams();
  const next = safeNext(search.get("next"));
  const came = useQuery({ queryKey: ["how-far"], queryFn: howFar, gcTime: 0 });
  const isIn = came.data === "in" && !search.has("error");
  useEffect(() => {
    // A whole new page: the one before knew nobody.
    if (isIn) window.location.replace(next);
  }, [isIn, next]);
  if (came.isPending || isIn) return <SkeletonPage />;
  if (came.data === "code")
    return <Navigate to={`${SECOND_STEP}?next=${encodeURIComponent(next)}`} replace />;
  return <Navigate to="/sign-in?problem=identity_failed" replace />;
}
