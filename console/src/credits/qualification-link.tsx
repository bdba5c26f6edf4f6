import { Link } from "@tanstack/react-router";
import { nameIn, useLanguage } from "../shell/speech.ts";
import { useQualifications } from "./accreditation-queries.ts";

/** A type of qualification by its name and code, leading to its page. */
export function QualificationLink({ code }: { code: string }) {
  const [language] = useLanguage();
  const types = useQualifications();
  const type = types.data?.find((one) => one.code === code);
  return (
    <Link to="/credits/accreditations/qualifications/$code" params={{ code }}>
      {type === undefined ? code : `${nameIn(language, type)} ${code}`}
    </Link>
  );
}
