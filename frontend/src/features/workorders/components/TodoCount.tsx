import { useQuery } from "@tanstack/react-query";
import { countsQuery } from "../api";

export function TodoCount() {
  const { data } = useQuery(countsQuery);
  if (!data?.todo) return null;
  return <span>{data.todo > 99 ? "99+" : data.todo}</span>;
}
