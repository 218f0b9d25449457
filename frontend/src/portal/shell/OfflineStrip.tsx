import { useTranslation } from "react-i18next";
import { LineIcon } from "@/ui/LineIcon";
import { useOnline } from "../useOnline";

/** A calm line while there is no network: work goes on. */
export function OfflineStrip() {
  const { t } = useTranslation();
  const isOnline = useOnline();
  return (
    <div role="status">
      {!isOnline && (
        <p className="offline">
          <LineIcon name="wifioff" />
          {t("portal.offline")}
        </p>
      )}
    </div>
  );
}
