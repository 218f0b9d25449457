import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Me, useMe } from "@/api/session";
import { partsOf } from "@/lib/dates";
import { currentLanguage, type Language } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import { homeQuery } from "../api";
import { Departments } from "../components/Departments";
import { Empty } from "../components/Empty";
import { LoadingCards } from "../components/Loading";
import { ProgressCard } from "../components/ProgressCard";
import { SearchBox } from "../components/SearchBox";
import { Trouble } from "../components/Trouble";
import { Votes } from "../components/Votes";
import type { Home } from "../contract";
import { BrandBar } from "../shell/TopBar";

export default function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: home, error, refetch } = useQuery(homeQuery);
  const [isSearching, setSearching] = useState(false);
  const called = calledIn(currentLanguage(), me, home);
  return (
    <>
      <BrandBar me={me} />
      <div className={isSearching ? "home is-searching" : "home"}>
        <section className="home-ask">
          <div className="hello">
            <h1>{t(`portal.hello.${partOfDay()}`, { called })}</h1>
            <p>{t("portal.hello.ask")}</p>
          </div>
          <SearchBox onSearching={setSearching} />
          {me.is_internal && !isSearching && <Votes />}
        </section>
        {home && <Mine home={home} />}
        {home && <Services home={home} />}
        {!home && !error && (
          <div className="home-mine home-waits">
            <LoadingCards />
          </div>
        )}
        {!home && error && (
          <div className="home-services">
            <Trouble title={t("portal.trouble.requests")} error={error} onRetry={() => void refetch()} />
          </div>
        )}
      </div>
    </>
  );
}

/** English has no short form of a Chinese name that is not rude, so it says all of it. */
function calledIn(language: Language, me: Me, home: Home | undefined): string {
  const name = home?.greeting_name || me.person.called || me.person.name;
  return language === "en" ? me.person.name_en || name : name;
}

const MOST_SHOWN = 4;

function Mine({ home }: { home: Home }) {
  const { t } = useTranslation();
  const waiting = new Set(home.waiting_for_me.map(({ number }) => number));
  const mine = [...home.waiting_for_me, ...home.open.filter(({ number }) => !waiting.has(number))];
  if (mine.length === 0) {
    return (
      <section className="home-mine">
        <div className="section-head">
          <h2>{t("portal.mine.title")}</h2>
          <Link to="/requests?state=closed" className="link">
            {t("portal.mine.earlier")} <LineIcon name="right" size={16} />
          </Link>
        </div>
        <p className="card state-inline">{t("portal.mine.none")}</p>
      </section>
    );
  }
  return (
    <section className="home-mine">
      <div className="section-head">
        <h2>{t("portal.mine.title")}</h2>
        <Link to="/requests" className="link">
          {t("portal.mine.all", { count: home.open_count })} <LineIcon name="right" size={16} />
        </Link>
      </div>
      {mine.slice(0, MOST_SHOWN).map((progress) => (
        <ProgressCard key={progress.number} progress={progress} />
      ))}
    </section>
  );
}

function Services({ home }: { home: Home }) {
  const { t } = useTranslation();
  if (home.services.every(({ types }) => types.length === 0)) {
    return <Empty title={t("portal.services.none")} about={t("portal.services.none_about")} />;
  }
  return (
    <section className="home-services">
      <div className="section-head">
        <h2>{t("portal.services.find")}</h2>
        <Link to="/services" className="link">
          {t("portal.services.all")} <LineIcon name="right" size={16} />
        </Link>
      </div>
      <Departments services={home.services} />
    </section>
  );
}

function partOfDay(): "morning" | "noon" | "afternoon" | "evening" {
  const hour = Number(partsOf(Date.now()).hour);
  if (hour >= 5 && hour < 11) return "morning";
  if (hour >= 11 && hour < 13) return "noon";
  return hour >= 13 && hour < 18 ? "afternoon" : "evening";
}
