/** @jsxImportSource preact */
import "./verify.css";
import "./report.css";
import { render } from "preact";
import { preferredLanguage } from "../shell/preferred-language.ts";
import { VerifyPage } from "./verify-page.tsx";
import { speechIn } from "./words.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("verify/index.html has no #root");
render(<VerifyPage speech={await speechIn(preferredLanguage())} />, root);
