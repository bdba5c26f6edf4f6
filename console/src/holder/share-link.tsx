/** @jsxImportSource preact */
/** A share to hand on: link, QR code, and PDF in either language. */
import { useEffect, useRef, useState } from "preact/hooks";
import { formatTime } from "../../../client/format.ts";
import type { Shared } from "../../../client/holder.ts";
import type { HolderRecord } from "../../../server/credits/access-records.ts";
import type { Language } from "../../../server/problem.ts";
import { download } from "../shell/download.ts";
import type { Ledger } from "./ledger.ts";
import { Refusal } from "./refusal.tsx";
import type { Visit } from "./visit.ts";
import { filled, holderWords } from "./words.ts";

type ShareLinkProps = {
  language: Language;
  visit: Visit;
  ledger: Ledger;
  share: Shared;
  records: readonly HolderRecord[];
  isNew?: boolean;
};

export function ShareLink({ language, visit, ledger, share, records, isNew = false }: ShareLinkProps) {
  const words = holderWords[language];
  const link = share.link ?? "";
  const [qr, setQr] = useState("");
  const [copied, setCopied] = useState(false);
  const [making, setMaking] = useState(false);
  const [notice, setNotice] = useState("");
  const [problem, setProblem] = useState<unknown>();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that made it is at rest now, and lets go of the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew for each share
  useEffect(() => {
    if (isNew) heading.current?.focus();
  }, [isNew, share.shareId]);
  useEffect(() => {
    setCopied(false);
    void import("qrcode")
      .then(({ toDataURL }) => toDataURL(link, { errorCorrectionLevel: "M", margin: 2, width: 440 }))
      .then(setQr, setProblem);
  }, [link]);

  const pdf = async (spoken: Language) => {
    setMaking(true);
    setProblem(undefined);
    try {
      const { sharePdf } = await import("./pdf.ts");
      const { bytes, missing } = await sharePdf(visit, ledger, { link, recordIds: share.recordIds, records }, spoken);
      setNotice(missing?.[language] ?? "");
      download(filled(holderWords[spoken].pdfName, { id: share.shareId.slice(0, 6) }), bytes, "application/pdf");
    } catch (error) {
      setProblem(error);
    }
    setMaking(false);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(link).then(() => setCopied(true), setProblem);
  };
  const time = formatTime(share.expiresAt, language);
  return (
    <div className="made">
      {isNew && (
        <div role="status">
          <h3 ref={heading} tabIndex={-1}>
            {words.ready}
          </h3>
          <p>{filled(words.readyText, { time, count: share.recordIds.length })}</p>
        </div>
      )}
      <div className="handing">
        {qr !== "" && <img src={qr} alt={words.qr} width="220" height="220" />}
        <div>
          <label>
            {words.shareLink}
            <input type="text" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
          </label>
          <div className="buttons">
            <button type="button" onClick={() => void copy()}>
              {copied ? words.copied : words.copy}
            </button>
            <a className="button" href={link} target="_blank" rel="noreferrer">
              {words.openLink}
            </a>
            <button type="button" disabled={making} onClick={() => void pdf("zh-CN")}>
              {words.pdfZh}
            </button>
            <button type="button" disabled={making} onClick={() => void pdf("en")}>
              {words.pdfEn}
            </button>
          </div>
          {making && <p role="status">{words.makingPdf}</p>}
          {notice !== "" && <p role="status">{notice}</p>}
        </div>
      </div>
      {problem !== undefined && <Refusal problem={problem} language={language} />}
    </div>
  );
}
