import { useQuery } from "@tanstack/react-query";
import { todoQuery } from "../api";

export function TodoCount() {
  const { data } = useQuery(todoQuery());
  if (!data?.count) return null;
  return <span>{data.count > 99 ? "99+" : data.count}</span>;
}
