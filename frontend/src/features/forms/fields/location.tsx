import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LineIcon } from "@/ui/LineIcon";
import { metersBetween } from "../checks/choices";
import { textOf } from "../components/box";
import type { Answer, Fence, FieldDisplayProps, FieldInputProps } from "../definition";
import { isObject } from "../readings";

/** Where one stands now, as the device knows it; typed by hand only where the builder allows it. */
export function Input({ field, id, value, onChange, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<"rest" | "looking" | "refused">("rest");
  const look = () => {
    setState("looking");
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) => {
        setState("rest");
        onChange(asAnswer(coords, timestamp));
      },
      () => setState("refused"),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };
  const place = placeOf(value);
  return (
    <div id={id} tabIndex={-1} className="place">
      {place && <PlaceLine place={place} />}
      {place && field.fence && <FenceLine place={place} fence={field.fence} />}
      <div className="place-acts">
        <button
          type="button"
          className="form-press"
          disabled={state === "looking" || !("geolocation" in navigator)}
          aria-describedby={describedBy}
          onClick={look}
        >
          <LineIcon name="pin" size={18} />
          {t(state === "looking" ? "fields.locating" : place ? "fields.locate_again" : "fields.locate")}
        </button>
        {place && (
          <button type="button" className="text-act" onClick={() => onChange(null)}>
            {t("fields.clear")}
          </button>
        )}
      </div>
      {state === "refused" && (
        <p className="field-count is-problem" role="alert">
          {t("fields.no_location")}
        </p>
      )}
      {field.manual && <Coordinates value={place} onChange={onChange} />}
    </div>
  );
}

interface Place {
  lat: number;
  lng: number;
  acc: number | null;
  addr: string;
}

function Coordinates({ value, onChange }: { value: Place | null; onChange: (value: Answer) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value ? `${value.lat}, ${value.lng}` : "");
  return (
    <input
      className="field-box"
      inputMode="decimal"
      aria-label={t("fields.coordinates")}
      placeholder="22.54310, 114.05790"
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        const [lat, lng] = event.target.value.split(/[,，\s]+/).map(Number);
        const isPlace = lat !== undefined && lng !== undefined && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
        if (isPlace && typeof lng === "number")
          onChange(asAnswer({ latitude: lat, longitude: lng, accuracy: 0 }));
      }}
    />
  );
}

function PlaceLine({ place }: { place: Place }) {
  const { t } = useTranslation();
  return (
    <p className="place-line">
      <LineIcon name="pin" size={18} />
      <span>
        {place.addr || `${place.lat.toFixed(5)}, ${place.lng.toFixed(5)}`}
        {place.acc !== null && place.acc > 0 && (
          <small className="field-aside"> {t("fields.accuracy", { meters: Math.round(place.acc) })}</small>
        )}
      </span>
    </p>
  );
}

function FenceLine({ place, fence }: { place: Place; fence: Fence }) {
  const { t } = useTranslation();
  const meters = Math.round(metersBetween(fence, place));
  const isInside = meters <= fence.meters;
  return (
    <p className={isInside ? "fence is-inside" : "fence is-outside"} role="status">
      {t(isInside ? "fields.fence_inside" : "fields.fence_outside", { meters, most: fence.meters })}
    </p>
  );
}

export function Display({ value }: FieldDisplayProps) {
  const place = placeOf(value);
  return place ? <PlaceLine place={place} /> : <span />;
}

export function Cell({ value }: FieldDisplayProps) {
  const place = placeOf(value);
  return (
    <span className="cell">
      {place ? place.addr || `${place.lat.toFixed(4)}, ${place.lng.toFixed(4)}` : ""}
    </span>
  );
}

function placeOf(value: Answer): Place | null {
  if (!isObject(value) || value.lat === undefined || value.lng === undefined) return null;
  const acc = value.acc === undefined || value.acc === null ? null : Number(value.acc);
  return { lat: Number(value.lat), lng: Number(value.lng), acc, addr: textOf(value.addr) };
}

type Coordinates = Pick<GeolocationCoordinates, "latitude" | "longitude" | "accuracy">;

function asAnswer({ latitude, longitude, accuracy }: Coordinates, at = Date.now()): Answer {
  return {
    lat: latitude.toFixed(6),
    lng: longitude.toFixed(6),
    acc: Math.round(accuracy),
    addr: "",
    at: `${new Date(at).toISOString().slice(0, 19)}Z`,
  };
}
