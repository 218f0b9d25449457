import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTeamNames } from "@/api/choices";
import { rolesQuery } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import type { FactWords } from "@/ui/conditions/words";
import type { Target } from "./content";

/** Where an order goes and what is asked of whoever takes it, as one plain sentence. */
export function useTargetSaying(words: FactWords): (target: Target) => string {
  const { t } = useTranslation();
  const text = useText();
  const teams = useTeamNames();
  const { data: roles = [] } = useQuery(rolesQuery);
  return (target) => {
    const comma = t("rules.say_comma");
    const role = roles.find((one) => one.key === target.role);
    const needs = Object.entries(target.needs ?? {}).map(([name, level]) =>
      t("rules.say_need", { name, level }),
    );
    const from = (target.needs_from ?? []).map((key) =>
      t("rules.say_need_from", { name: words.nameOf(key) }),
    );
    const asked = [...needs, ...from, ...(role ? [t("rules.say_role", { name: text(role.name) })] : [])];
    const then = (target.then ?? []).map(teams.nameOf).join(t("rules.say_then_join"));
    const parts = [
      t("rules.say_target", { team: teams.nameOf(target.team), way: t(`rules.strategy_${target.strategy}`) }),
      asked.length > 0 ? t("rules.say_asked", { needs: asked.join(comma) }) : "",
      then ? t("rules.say_chain", { teams: then }) : "",
      target.accept_minutes ? t("rules.say_take_back", { minutes: target.accept_minutes }) : "",
    ];
    return `${parts.filter(Boolean).join(t("rules.say_semicolon"))}${t("rules.say_end")}`;
  };
}
