import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { sentence } from "@/api/problem";
import { Labelled } from "@/features/forms/components/Labelled";
import { lookUp } from "../publicApi";
import { PublicFrame } from "../shell/PublicFrame";

/** Without an account: the number on the slip and the end of the telephone number. */
export default function LookUpPage() {
  const { t } = useTranslation();
  const id = useId();
  const navigate = useNavigate();
  const [number, setNumber] = useState("");
  const [tail, setTail] = useState("");
  const looking = useMutation({
    mutationFn: () => lookUp(number.trim().toUpperCase(), tail),
    onSuccess: ({ tracking_token }) => navigate(`/t/${tracking_token}`),
    meta: { isQuiet: true },
  });
  const isComplete = number.trim() !== "" && tail.length === 4;
  return (
    <PublicFrame
      foot={
        <Link to="/sign-in" className="link">
          {t("portal.lookup.have_account")}
        </Link>
      }
    >
      <div className="public-hello">
        <h1>{t("portal.lookup.title")}</h1>
        <p className="ink-2">{t("portal.lookup.about")}</p>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) looking.mutate();
        }}
      >
        <Labelled id={`${id}-number`} label={t("portal.number")}>
          <input
            id={`${id}-number`}
            className="field-box"
            autoComplete="off"
            autoCapitalize="characters"
            placeholder="SB-20261124-0047"
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        </Labelled>
        <Labelled
          id={`${id}-tail`}
          label={t("portal.lookup.tail")}
          problem={looking.error ? sentence(looking.error) : undefined}
        >
          <input
            id={`${id}-tail`}
            className="field-box"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            placeholder="0000"
            value={tail}
            onChange={(event) => setTail(event.target.value.replace(/\D/g, ""))}
            aria-describedby={`${id}-tail-about`}
          />
        </Labelled>
        <div className="sheet-acts">
          <button
            type="submit"
            className="btn btn-main btn-large btn-wide"
            disabled={!isComplete || looking.isPending}
          >
            {t("portal.lookup.look")}
          </button>
          {!isComplete && <p className="dock-note">{t("portal.lookup.missing")}</p>}
        </div>
      </form>
    </PublicFrame>
  );
}
